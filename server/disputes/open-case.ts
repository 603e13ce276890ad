import type { OrderHead } from '#server/orders/index.ts'
import { daysAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket } from '#server/platform/db/transaction.ts'
import { moveDispute } from './dispute-state.ts'
import type { DisputeHead } from './repository.ts'
import { noteOpened } from './repository.ts'
import { setAside } from './set-aside.ts'

/** The shop has so many days to answer, and the market so many to decide. */
export const answerDays = 3
export const verdictDays = 7

/**
 * Brings a dispute before the market: its order's refunds are locked, the money is set aside, and the days begin. Order
 * and dispute are locked by the caller.
 */
export async function openCase(tx: Context, dispute: DisputeHead, order: OrderHead): Promise<void> {
  const at = tx.clock.now()
  await moveDispute(tx, dispute, 'escalate')
  await asMarket(tx, async () => {
    const days = { at, answerBy: daysAfter(at, answerDays), decideBy: daysAfter(at, verdictDays) }
    await noteOpened(tx.db, dispute.id, days)
    await setAside(tx, dispute, order)
  })
  const { id: disputeId, orderId, checkoutId, shopId } = dispute
  await tx.facts.announce(tx, 'dispute.opened', { disputeId, orderId, checkoutId, shopId })
}
