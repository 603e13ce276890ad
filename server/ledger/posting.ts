import type { Currency } from '#shared/currencies.ts'
import { invariant } from '#server/platform/errors.ts'
import type { MarketPurpose, ShopPurpose } from './accounts.ts'

/**
 * One line of a posting: minor units, a debit positive, a credit negative, never zero. The market keeps an account for
 * each shop whose business it is about; `marketWide` names its account that belongs to no shop, which no shop sees.
 */
export type Entry =
  | { owner: 'shop'; purpose: ShopPurpose; amountMinor: number }
  | { owner: 'market'; purpose: MarketPurpose; amountMinor: number; marketWide?: true }

/** The business a posting books. A new kind is a line here, a rule beside `posting-rules.ts`, a table in docs/ledger.md. */
export type PostingKind =
  | 'capture'
  | 'capture_undone'
  | 'delivery'
  | 'cash_delivery'
  | 'refund'
  | 'refund_undone'
  | 'cash_collected'
  | 'reserve'
  | 'reserve_released'
  | 'dispute_opened'
  | 'dispute_closed'
  | 'chargeback_lost'
  | 'withdrawal'
  | 'withdrawal_paid'
  | 'withdrawal_returned'
  | 'gateway_fee'
  | 'gateway_payout'
  | 'difference'

/** A balanced set of entries, written once under its key. */
export interface Posting {
  /** The business it books, such as `capture:<payment>:<order>`: asked for twice, it is written once. */
  key: string
  kind: PostingKind
  description: string
  /** The shop it is about; null when it is the market's own business, and every entry is `marketWide`. */
  shopId: string | null
  orderId: string | null
  currency: Currency
  at: Date
  entries: readonly Entry[]
}

/** The shop whose account an entry moves: that of its posting, or none. */
export function shopOfEntry({ shopId }: Pick<Posting, 'shopId'>, entry: Entry): string | null {
  return entry.owner === 'market' && entry.marketWide ? null : shopId
}

/** States that a posting has entries on accounts that can be, of whole minor units other than zero, that sum to zero. */
export function checkBalanced(posting: Pick<Posting, 'key' | 'shopId' | 'entries'>): void {
  const { key, entries } = posting
  invariant(entries.length > 0, `posting ${key} has entries`)
  invariant(
    entries.every(({ amountMinor }) => Number.isSafeInteger(amountMinor) && amountMinor !== 0),
    `every entry of posting ${key} is a whole amount other than zero`,
  )
  invariant(
    posting.shopId !== null || entries.every((entry) => entry.owner === 'market'),
    `posting ${key} is about no shop, so it moves no shop's account`,
  )
  const sum = entries.reduce((total, { amountMinor }) => total + amountMinor, 0)
  invariant(sum === 0, `posting ${key} sums to zero, not ${sum}`)
}
