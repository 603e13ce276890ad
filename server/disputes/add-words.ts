import { newId } from '#shared/ids.ts'
import { findPicturesOfOrder, moverOf } from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { wrongState } from '#server/platform/errors.ts'
import { findPicturesOfShop } from '#server/platform/media/index.ts'
import { pictureUnknown } from './errors.ts'
import { getDisputeToAnswer, getPlacedDispute } from './get-dispute.ts'
import { insertWords, type DisputeHead } from './repository.ts'

export interface Said {
  words: string
  pictureIds: readonly string[]
}

/** The customer says more. Refuses with `dispute_not_found`, `wrong_state` when it is over, or `picture_unknown`. */
export async function addCustomerWords(
  context: Context,
  disputeId: string,
  key: string | undefined,
  said: Said,
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const { dispute } = await getPlacedDispute(tx, disputeId, key)
    await say(tx, dispute, 'customer', said, await findPicturesOfOrder(tx.db, dispute.orderId, said.pictureIds))
  })
}

/** The shop answers. Refuses as `addCustomerWords` does. */
export async function addShopWords(context: Context, disputeId: string, said: Said): Promise<void> {
  await inTransaction(context, async (tx) => {
    const { dispute } = await getDisputeToAnswer(tx, disputeId)
    await say(tx, dispute, 'shop', said, await findPicturesOfShop(tx.db, dispute.shopId, said.pictureIds))
  })
}

/** The market asks both sides something. Refuses with `dispute_not_found` or `wrong_state`. */
export async function addMarketWords(context: Context, disputeId: string, words: string): Promise<void> {
  await inTransaction(context, async (tx) => {
    const { dispute } = await getDisputeToAnswer(tx, disputeId)
    await say(tx, dispute, 'market', { words, pictureIds: [] }, new Set())
  })
}

/** Whether something can still be said in a dispute. */
export function canSpeakIn(state: DisputeHead['state']): boolean {
  return state === 'raised' || state === 'open' || state === 'appealed'
}

async function say(
  tx: Context,
  dispute: DisputeHead,
  side: 'customer' | 'shop' | 'market',
  { words, pictureIds }: Said,
  known: ReadonlySet<string>,
): Promise<void> {
  if (!canSpeakIn(dispute.state)) throw wrongState('The dispute', dispute.state, 'spoken in')
  const shown = [...new Set(pictureIds)]
  if (shown.some((id) => !known.has(id))) throw pictureUnknown()
  const { id: disputeId, orderId, checkoutId, shopId } = dispute
  const at = tx.clock.now()
  const { personId } = moverOf(tx.actor)
  await insertWords(tx.db, { id: newId(), disputeId, shopId, side, words, pictureIds: shown, at, personId })
  await tx.facts.announce(tx, 'dispute.spoken', { disputeId, orderId, checkoutId, shopId, side })
}
