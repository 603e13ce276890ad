import { checkOwnPassword } from '#server/identity/index.ts'
import { actingAs, type Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { shopUnfinished } from './errors.ts'
import { moveShopBy } from './move-shop.ts'
import { mayJudgeShops, memberWhoMay } from './policy.ts'
import { findUnfinished } from './repository.ts'

interface Closing {
  shopId: string
  personId: string | null
  reason: string
}

/**
 * Closes the own shop for good, with the password: it sells nothing any more, and its members go on seeing what it sold and
 * earned. Refuses with `not_allowed` (only its owner may), `wrong_password`, `too_many_attempts`, `wrong_state`, or
 * `shop_unfinished` while orders, subscriptions or money of it are still under way.
 */
export async function closeOwnShop(context: Context, password: string): Promise<void> {
  const { shopId, personId } = memberWhoMay(context, 'closing')
  await checkOwnPassword(actingAs(context, { kind: 'system' }), personId, password)
  await inTransaction(context, (tx) => close(tx, { shopId, personId, reason: '' }))
}

/** Closes a suspended shop for good. Refuses with `shop_not_found`, `wrong_state` or `shop_unfinished`. */
export async function closeShop(
  context: Context,
  { shopId, reason }: { shopId: string; reason: string },
): Promise<void> {
  const { personId } = mayJudgeShops(context)
  await inTransaction(context, (tx) => close(tx, { shopId, personId, reason }))
}

async function close(tx: Context, { shopId, personId, reason }: Closing): Promise<void> {
  await asMarket(tx, async () => {
    await moveShopBy(tx, personId, { shopId, act: tx.actor.kind === 'seller' ? 'close' : 'close_suspended', reason })
    // First, so that who is just placing an order is waited for and counts.
    await tx.facts.announce(tx, 'shop.closed', { shopId, reason })
    const unfinished = await findUnfinished(tx.db, shopId)
    if (unfinished.length > 0) throw shopUnfinished(unfinished)
  })
}
