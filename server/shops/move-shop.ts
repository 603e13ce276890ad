import type { Context } from '#server/platform/context.ts'
import { shopNotFound } from './errors.ts'
import { mayJudgeShops } from './policy.ts'
import { insertShopHistory, lockShop, updateShopState } from './repository.ts'
import { shopLife, type ShopAct } from './shop-state.ts'

/** Moves a shop along its life and writes down who did it and why. Refuses with `shop_not_found` or `wrong_state`. */
export async function moveShop(tx: Context, shopId: string, act: ShopAct, reason = ''): Promise<void> {
  const { personId } = mayJudgeShops(tx)
  await moveShopBy(tx, personId, { shopId, act, reason })
}

/** Moves a shop in the name of a person, whom the verb has let; the market's role writes it. Refuses as `moveShop` does. */
export async function moveShopBy(
  tx: Context,
  personId: string | null,
  { shopId, act, reason = '' }: { shopId: string; act: ShopAct; reason?: string },
): Promise<void> {
  const at = tx.clock.now()
  const from = await lockShop(tx.db, shopId)
  if (!from) throw shopNotFound()
  const to = shopLife.after(from, act)
  await updateShopState(tx.db, shopId, to, at)
  await insertShopHistory(tx.db, { shopId, from, to, at, personId, reason })
}
