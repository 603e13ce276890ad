import type { Context } from '#server/platform/context.ts'
import { ownShopOf } from '#server/shops/index.ts'
import { returnNotFound } from './errors.ts'
import { lockReturn, type ReturnHead } from './repository.ts'

/** A return of the shop the member works for, locked until the transaction ends. Refuses with `return_not_found`. */
export async function getOwnReturn(tx: Context, returnId: string): Promise<ReturnHead> {
  const { shopId } = ownShopOf(tx)
  const row = await lockReturn(tx.db, returnId)
  if (!row || row.shopId !== shopId) throw returnNotFound()
  return row
}
