import type { Currency } from '#shared/currencies.ts'

/** What moved a gateway's account of our money. */
export type MovementKind =
  | 'charge'
  | 'refund'
  | 'dispute'
  | 'dispute_reversal'
  | 'fee'
  | 'payout'
  | 'shop_payout'
  | 'other'

/**
 * One line of a gateway's own account of the market's money (Stripe: a balance transaction; PayPal: a transaction of
 * the reporting API). Reconciliation lays these beside the ledger.
 */
export interface Movement {
  /** The gateway's name for the line; the same line has the same name whenever it is listed. */
  id: string
  kind: MovementKind
  /**
   * Minor units, signed as the gateway's balance moves and before the fee: a charge is positive, a refund, a dispute,
   * a payout to the bank and what was paid to a shop (`shop_payout`) are negative. A `fee` of its own (a monthly one) has its amount here, negative.
   */
  amountMinor: number
  /** Minor units the gateway took besides: positive is its fee, negative a fee it gave back. */
  feeMinor: number
  currency: Currency
  /** The gateway's name of what moved, the same as in `ChargeAnswer` and `RefundAnswer`; null when it is none of them. */
  reference: string | null
  /** Our attempt, refund or payout, when the gateway hands the key back; else null, and the reference decides. */
  key: string | null
  description: string
  at: Date
}

/** From inclusive, to exclusive. */
export interface Period {
  from: Date
  to: Date
}
