import { newId } from '#shared/ids.ts'
import type { ReturnReason } from '#shared/api/returns.schemas.ts'
import { findPicturesOfOrder, getPlacedOrder, moverOf } from '#server/orders/index.ts'
import { daysAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { pictureUnknown, returnLineUnknown, returnNotPossible, returnUnderway } from './errors.ts'
import { findReturnable, findReturnOfRequest, insertReturn } from './repository.ts'

/** A shop has so many days to answer; then the return is accepted by itself. */
export const answerDays = 5

export interface WishedReturn {
  lines: readonly { lineId: string; quantity: number; reason: ReturnReason }[]
  words: string
  pictureIds: readonly string[]
}

/**
 * Asks to send things of a delivered order back, for who placed it. Answers the return's id; the same request made
 * again answers the first one. Refuses with `order_not_found`, `return_not_possible` before arrival and after the
 * return days, `return_underway`, `return_line_unknown` or `picture_unknown`.
 */
export async function requestReturn(
  context: Context,
  orderId: string,
  key: string | undefined,
  wish: WishedReturn,
): Promise<string> {
  return await inTransaction(context, async (tx) => {
    const order = await getPlacedOrder(tx, orderId, key)
    const known = tx.idempotencyKey && (await findReturnOfRequest(tx.db, tx.idempotencyKey))
    if (known) return known
    const at = tx.clock.now()
    const { until, isUnderway, lines } = await findReturnable(tx.db, orderId)
    if (order.state !== 'delivered' || !until || until <= at) throw returnNotPossible(order.state)
    if (isUnderway) throw returnUnderway()
    for (const [index, wanted] of wish.lines.entries()) {
      const left = lines.find(({ lineId }) => lineId === wanted.lineId)?.quantity ?? null
      const isTwice = wish.lines.findIndex(({ lineId }) => lineId === wanted.lineId) !== index
      if (left === null || isTwice || wanted.quantity > left) throw returnLineUnknown(index, left)
    }
    const shown = await findPicturesOfOrder(tx.db, orderId, wish.pictureIds)
    if (shown.size < new Set(wish.pictureIds).size) throw pictureUnknown()
    const { shopId, checkoutId } = order
    const returnId = newId()
    await insertReturn(tx.db, {
      ...wish,
      id: returnId,
      historyId: newId(),
      orderId,
      shopId,
      checkoutId,
      pictureIds: [...new Set(wish.pictureIds)],
      requestKey: tx.idempotencyKey,
      at,
      actBy: daysAfter(at, answerDays),
      ...moverOf(tx.actor),
    })
    await tx.facts.announce(tx, 'return.requested', { returnId, orderId, checkoutId, shopId })
    return returnId
  })
}
