declare module '#server/platform/facts.ts' {
  interface FactMap {
    /** A customer asks to send things back. */
    'return.requested': ReturnFact
    'return.accepted': ReturnFact
    /** The shop refuses; the customer may open a dispute. */
    'return.declined': ReturnFact
    'return.withdrawn': ReturnFact
    /** The goods are back, and their money is promised. */
    'return.received': ReturnFact
    /** The money has gone. */
    'return.closed': ReturnFact
  }
}

export interface ReturnFact {
  returnId: string
  orderId: string
  checkoutId: string
  shopId: string
}
