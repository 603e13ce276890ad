import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { disputeMachine } from './dispute-state.ts'
import { tooEarly } from './errors.ts'
import { getPlacedDispute } from './get-dispute.ts'
import { openCase } from './open-case.ts'

/**
 * Asks the market to decide, for the customer, when 48 hours brought no agreement. Refuses with `dispute_not_found`,
 * `wrong_state` or `too_early`.
 */
export async function escalateDispute(context: Context, disputeId: string, key: string | undefined): Promise<void> {
  await inTransaction(context, async (tx) => {
    const { dispute, order } = await getPlacedDispute(tx, disputeId, key)
    disputeMachine.after(dispute.state, 'escalate')
    if (dispute.escalatesAt > tx.clock.now()) throw tooEarly(dispute.escalatesAt)
    await openCase(tx, dispute, order)
  })
}
