import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { wrongState } from '#server/platform/errors.ts'
import { moveDispute } from './dispute-state.ts'
import { getPlacedDispute } from './get-dispute.ts'
import { noteClosed } from './repository.ts'
import { release } from './set-aside.ts'

/**
 * The customer asks for nothing more. A chargeback is its bank's to close, also when its customer has changed their mind: the
 * bank may take the money all the same. Refuses with `dispute_not_found` or `wrong_state`.
 */
export async function settleDispute(context: Context, disputeId: string, key: string | undefined): Promise<void> {
  await inTransaction(context, async (tx) => {
    const { dispute, order } = await getPlacedDispute(tx, disputeId, key)
    const { state, origin } = dispute
    if (origin === 'chargeback') throw wrongState('The chargeback', state, 'settled here; its bank closes it')
    const wasOpen = state === 'open'
    await moveDispute(tx, dispute, 'settle')
    await noteClosed(tx.db, disputeId, tx.clock.now(), null)
    if (wasOpen) await release(tx, dispute, order)
    const { orderId, checkoutId, shopId } = dispute
    await tx.facts.announce(tx, 'dispute.settled', { disputeId, orderId, checkoutId, shopId })
  })
}
