import { newId } from '#shared/ids.ts'
import type { DisputeReason } from '#shared/api/disputes.schemas.ts'
import { findPicturesOfOrder, getPlacedOrder, moverOf, type OrderHead } from '#server/orders/index.ts'
import { minutesAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { disputeNotPossible, disputeUnderway, pictureUnknown } from './errors.ts'
import { openCase } from './open-case.ts'
import {
  findDisputeOfRequest,
  insertDispute,
  insertWords,
  isUnderway,
  lockDispute,
  wasReturnDeclined,
} from './repository.ts'

/** So long customer and shop have to agree before the market is asked. */
export const minutesToAgree = 48 * 60

export interface RaisedDispute {
  reason: DisputeReason
  words: string
  pictureIds: readonly string[]
}

/**
 * Says to the shop that something is wrong, for who placed the order. When the shop has declined a return it is a case
 * at once; else the market can be asked after 48 hours. Answers the dispute's id; the same request made again answers
 * the first one. Refuses with `order_not_found`, `dispute_not_possible` before the parcel left or when nothing is left
 * to give back, `dispute_underway` or `picture_unknown`.
 */
export async function raiseDispute(
  context: Context,
  orderId: string,
  key: string | undefined,
  wish: RaisedDispute,
): Promise<string> {
  return await inTransaction(context, async (tx) => {
    const order = await getPlacedOrder(tx, orderId, key)
    const known = tx.idempotencyKey && (await findDisputeOfRequest(tx.db, tx.idempotencyKey))
    if (known) return known
    if (!canRaise(order)) throw disputeNotPossible(order.state)
    if (await isUnderway(tx.db, orderId)) throw disputeUnderway()
    const pictureIds = [...new Set(wish.pictureIds)]
    if ((await findPicturesOfOrder(tx.db, orderId, pictureIds)).size < pictureIds.length) throw pictureUnknown()
    const isDeclined = await wasReturnDeclined(tx.db, orderId)
    const at = tx.clock.now()
    const disputeId = newId()
    const { shopId, checkoutId, currency } = order
    const mover = moverOf(tx.actor)
    await insertDispute(tx.db, {
      id: disputeId,
      historyId: newId(),
      orderId,
      shopId,
      checkoutId,
      origin: isDeclined ? 'return' : 'customer',
      reason: wish.reason,
      claimedMinor: leftOf(order),
      currency,
      chargebackReference: null,
      requestKey: tx.idempotencyKey,
      at,
      escalatesAt: isDeclined ? at : minutesAfter(at, minutesToAgree),
      ...mover,
    })
    const { words } = wish
    const { personId } = mover
    await insertWords(tx.db, { id: newId(), disputeId, shopId, side: 'customer', words, pictureIds, at, personId })
    await tx.facts.announce(tx, 'dispute.raised', { disputeId, orderId, checkoutId, shopId })
    if (isDeclined) await openCase(tx, (await lockDispute(tx.db, disputeId))!, order)
    return disputeId
  })
}

/** A parcel that has left, and of which something was paid that can go back. */
export function canRaise(order: OrderHead): boolean {
  const hasLeft = order.state === 'handed_over' || order.state === 'delivered' || order.state === 'completed'
  return hasLeft && order.paymentMethod !== null && leftOf(order) > 0
}

function leftOf({ totalMinor, refundedMinor, refundingMinor }: OrderHead): number {
  return totalMinor - refundedMinor - refundingMinor
}
