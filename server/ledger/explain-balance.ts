import type { Currency } from '#shared/currencies.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { MarketPurpose, ShopPurpose } from './accounts.ts'
import { readExplanation } from './repository.ts'

/** Where a balance comes from. Debits minus credits in minor units, so a shop's claim is negative here. */
export interface Explanation {
  balanceMinor: number
  /** Of all entries; equal to the balance, or the book is broken. */
  entriesMinor: number
  kinds: { kind: string; count: number; amountMinor: number }[]
}

/** Explains the balance of one account by the entries behind it. `shopId` null names the market's own, of all shops together. */
export async function explainBalance(
  db: Database,
  account:
    | { shopId: string; purpose: ShopPurpose; currency: Currency }
    | { shopId: null; purpose: MarketPurpose; currency: Currency },
): Promise<Explanation> {
  const { balanceMinor, kinds } = await readExplanation(db, account)
  return {
    balanceMinor,
    entriesMinor: kinds.reduce((total, { amount_minor }) => total + amount_minor, 0),
    kinds: kinds.map(({ kind, count, amount_minor }) => ({ kind, count, amountMinor: amount_minor })),
  }
}
