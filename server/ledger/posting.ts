import type { Currency } from '#shared/currencies.ts'
import { invariant } from '#server/platform/errors.ts'
import type { MarketPurpose, ShopPurpose } from './accounts.ts'

/** One line of a posting: minor units, a debit positive, a credit negative, never zero. */
export type Entry =
  | { owner: 'shop'; purpose: ShopPurpose; amountMinor: number }
  | { owner: 'market'; purpose: MarketPurpose; amountMinor: number }

export type PostingKind = 'capture' | 'delivery' | 'cash_delivery' | 'refund' | 'refund_undone'

/** A balanced set of entries about one shop's order, written once under its key. */
export interface Posting {
  /** The business it books, such as `capture:<payment>:<order>`: asked for twice, it is written once. */
  key: string
  kind: PostingKind
  description: string
  shopId: string
  orderId: string | null
  currency: Currency
  at: Date
  entries: readonly Entry[]
}

/** States that a posting has entries, that they are whole minor units other than zero, and that they sum to zero. */
export function checkBalanced({ key, entries }: Pick<Posting, 'key' | 'entries'>): void {
  invariant(entries.length > 0, `posting ${key} has entries`)
  invariant(
    entries.every(({ amountMinor }) => Number.isSafeInteger(amountMinor) && amountMinor !== 0),
    `every entry of posting ${key} is a whole amount other than zero`,
  )
  const sum = entries.reduce((total, { amountMinor }) => total + amountMinor, 0)
  invariant(sum === 0, `posting ${key} sums to zero, not ${sum}`)
}
