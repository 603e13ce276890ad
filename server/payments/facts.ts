import type { Currency } from '#shared/currencies.ts'
import type { PaymentMethod } from './payment-state.ts'
import type { PayoutAnswer } from './payouts/payer.ts'
import type { RefundParts } from './refund-repository.ts'
import type { RefundBearer, RefundKind, RefundWay } from './refund-state.ts'

declare module '#server/platform/facts.ts' {
  interface FactMap {
    /** Cash will be paid at the door. */
    'payment.promised': { paymentId: string; checkoutId: string }
    /** The money is there; also told when it comes after the payment was given up. */
    'payment.captured': { paymentId: string; checkoutId: string; method: PaymentMethod; amountMinor: number }
    /** One attempt was refused; another may follow. */
    'payment.declined': { paymentId: string; checkoutId: string; code: string }
    /** A customer's bank takes money of a payment back, in part or whole. */
    'chargeback.opened': ChargebackFact & {
      /** In the gateway's word, such as `fraudulent`. */
      reason: string
      /** ISO 8601; until when the market can answer at the gateway. */
      respondBy: string | null
    }
    /** The bank has given the money back. */
    'chargeback.won': ChargebackFact
    /** The bank keeps the money. */
    'chargeback.lost': ChargebackFact
    /** A provider said what became of a payout to a shop, which may be ours. */
    'payout.told': { payoutId: string; answer: PayoutAnswer }
    /** Money was promised back; it is set aside and on its way. */
    'refund.requested': RefundFact
    /** It has gone back. */
    'refund.succeeded': RefundFact
    /** It could not go back, or came back after it had succeeded (`hadSucceeded`): then what was booked is undone. */
    'refund.failed': RefundFact & { failure: string; hadSucceeded: boolean }
  }
}

/** A chargeback, by our name and the gateway's. */
export interface ChargebackFact {
  chargebackId: string
  reference: string
  paymentId: string
  checkoutId: string
  /** Minor units; of the payment, over all its orders. */
  amountMinor: number
  currency: Currency
}

/** A refund with all it consists of: what a credit note, the book and a letter need. */
export interface RefundFact extends RefundParts {
  refundId: string
  paymentId: string
  checkoutId: string
  orderId: string
  shopId: string
  kind: RefundKind
  way: RefundWay
  bearer: RefundBearer
  reason: string
  currency: Currency
}
