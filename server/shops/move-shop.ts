import type { Context } from '#server/platform/context.ts'
import { shopNotFound } from './errors.ts'
import { mayJudgeShops } from './policy.ts'
import { insertShopHistory, lockShop, updateShopState } from './repository.ts'
import { shopLife, type ShopAct } from './shop-state.ts'

/** Moves a shop along its life and writes down who did it and why. Refuses with `shop_not_found` or `wrong_state`. */
export async function moveShop(tx: Context, shopId: string, act: ShopAct, reason = ''): Promise<void> {
  const { personId } = mayJudgeShops(tx)
  const at = tx.clock.now()
  const from = await lockShop(tx.db, shopId)
  if (!from) throw shopNotFound()
  const to = shopLife.after(from, act)
  await updateShopState(tx.db, shopId, to, at)
  await insertShopHistory(tx.db, { shopId, from, to, at, personId, reason })
}
