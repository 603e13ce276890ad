import type { Currency } from '#shared/currencies.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { ShopPurpose } from './accounts.ts'
import { readAccountBalance } from './repository.ts'

/** What stands on a part of a shop's balance, as the shop sees it: money of the shop is positive. Minor units. */
export async function findBalance(
  db: Database,
  account: { shopId: string; purpose: ShopPurpose; currency: Currency },
): Promise<number> {
  const balanceMinor = await readAccountBalance(db, account)
  return balanceMinor === 0 ? 0 : -balanceMinor
}
