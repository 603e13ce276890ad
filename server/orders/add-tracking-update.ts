import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { wrongState } from '#server/platform/errors.ts'
import { getOwnOrder } from './get-own-order.ts'
import { moverOf } from './order-state.ts'
import { insertTrackingUpdate, type NewTrackingUpdate } from './repository.ts'

/**
 * Notes where a parcel is between hand-over and delivery; the order's state stays. Refuses with `order_not_found` or
 * `wrong_state`.
 */
export async function addTrackingUpdate(
  context: Context,
  orderId: string,
  note: Pick<NewTrackingUpdate, 'kind' | 'place' | 'note'>,
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const { state, shopId, checkoutId } = await getOwnOrder(tx, orderId)
    if (state !== 'handed_over') throw wrongState('The order', state, 'tracked')
    const { personId } = moverOf(tx.actor)
    await insertTrackingUpdate(tx.db, { id: newId(), orderId, shopId, ...note, at: tx.clock.now(), personId })
    await tx.facts.announce(tx, 'order.tracking-updated', { orderId, checkoutId, shopId })
  })
}
