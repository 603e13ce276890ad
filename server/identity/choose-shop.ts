import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { invariant } from '#server/platform/errors.ts'
import { shopNotYours } from './errors.ts'
import { moveSession } from './repository.ts'

/** Goes on in another of one's shops, in this session alone; answers who does. Refuses with `shop_not_found`. */
export async function chooseShop(context: Context, shopId: string): Promise<{ personId: string }> {
  const { actor } = context
  invariant(actor.kind === 'seller', 'shops are chosen at the door of sellers')
  const isMoved = await inTransaction(context, (tx) => asMarket(tx, () => moveSession(tx.db, actor.sessionId, shopId)))
  if (!isMoved) throw shopNotYours()
  return { personId: actor.personId }
}
