import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { cycleUnsettled, subscriptionNotFound } from './errors.ts'
import { subscriberOf } from './policy.ts'
import { findLastCycle, lockRenewal, lockSubscription, type Renewal } from './repository.ts'

/**
 * Runs `work` on an own subscription, locked, with all its next cycle is priced by. Refuses with
 * `subscription_not_found`, and what `work` refuses with.
 */
export async function withOwnSubscription<T>(
  context: Context,
  id: string,
  work: (tx: Context, sub: Renewal) => Promise<T>,
): Promise<T> {
  const personId = subscriberOf(context)
  return await inTransaction(context, async (tx) => {
    const own = await lockSubscription(tx.db, { id, personId })
    const sub = own && (await lockRenewal(tx.db, id, tx.clock.now()))
    if (!sub) throw subscriptionNotFound()
    return await work(tx, sub)
  })
}

/** Refuses with `cycle_unsettled` while a charge has no answer yet or waits for another try. */
export async function refuseWhileUnsettled(tx: Context, { id }: { id: string }): Promise<void> {
  const cycle = await findLastCycle(tx.db, id)
  if (cycle?.state === 'running' || cycle?.state === 'failed') throw cycleUnsettled()
}
