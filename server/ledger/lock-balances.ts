import type { Currency } from '#shared/currencies.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { shopPurposes, type ShopPurpose } from './accounts.ts'
import { lockShopAccounts } from './repository.ts'

/**
 * What a shop has, in minor units and positive in its own eyes, held still until the transaction ends: nothing is posted
 * to it meanwhile. A verb that has done this posts nothing itself, for postings lock the market's accounts too, in one
 * order with these. Runs as the market.
 */
export async function lockBalances(
  tx: Context,
  account: { shopId: string; currency: Currency },
): Promise<Record<ShopPurpose, number>> {
  invariant(tx.isInTransaction, 'balances are held by a transaction')
  const rows = await lockShopAccounts(tx.db, account)
  const claimOn = (purpose: ShopPurpose) => -(rows.find((row) => row.purpose === purpose)?.balance_minor ?? 0)
  return Object.fromEntries(shopPurposes.map((purpose) => [purpose, claimOn(purpose)])) as Record<ShopPurpose, number>
}
