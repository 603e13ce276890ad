import type { Currency } from '#shared/currencies.ts'

declare module '#server/platform/facts.ts' {
  interface FactMap {
    /** A customer says to the shop that something is wrong. */
    'dispute.raised': DisputeFact
    /** The market, or a bank, is asked to decide; the money is set aside and refunds are locked. */
    'dispute.opened': DisputeFact
    /** One side, or the market, has said something. */
    'dispute.spoken': DisputeFact & { side: 'customer' | 'shop' | 'market' }
    /** The market has decided; what goes back is on its way. */
    'dispute.decided': DisputeFact & { verdict: 'all' | 'part' | 'none'; amountMinor: number; currency: Currency }
    'dispute.appealed': DisputeFact & { side: 'customer' | 'shop' }
    /** Customer and shop agree. */
    'dispute.settled': DisputeFact
    /** A bank has decided a chargeback for the shop, or for its customer. */
    'dispute.won': DisputeFact
    'dispute.lost': DisputeFact
  }
}

export interface DisputeFact {
  disputeId: string
  orderId: string
  checkoutId: string
  shopId: string
}
