import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { nothingToTry, subscriptionNotFound } from './errors.ts'
import { mailReminder } from './mails.ts'
import { mayRunDunning } from './policy.ts'
import { findLastCycle, lockSubscription } from './repository.ts'
import { noteAct } from './subscription-state.ts'

/**
 * Reminds a customer by mail of what is unpaid of a subscription, once a day at most, and notes it in its history. Refuses with
 * `subscription_not_found` or `nothing_to_try`.
 */
export async function remindOfPayment(context: Context, subscriptionId: string): Promise<void> {
  mayRunDunning(context)
  await inTransaction(context, async (tx) => {
    const sub = await lockSubscription(tx.db, { id: subscriptionId })
    if (!sub) throw subscriptionNotFound()
    const cycle = await findLastCycle(tx.db, subscriptionId)
    if (!cycle || sub.endedAt || !['failed', 'exhausted'].includes(cycle.state)) throw nothingToTry()
    const { failure, id: cycleId } = cycle
    await mailReminder(tx, { subscriptionId, shopId: sub.shopId, cycleId, failure })
    await noteAct(tx, sub, { act: 'remind', to: sub.state })
  })
}
