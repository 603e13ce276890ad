import { dropCheckout } from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { cycleMachine } from './cycle-state.ts'
import { nothingToTry, subscriptionNotFound } from './errors.ts'
import { goOnFrom, todayOf } from './pause-subscription.ts'
import { mayRunDunning } from './policy.ts'
import { findLastCycle, lockRenewal, saveCycle, saveSubscription } from './repository.ts'
import { tryCycle } from './retry-cycles.ts'
import { noteAct } from './subscription-state.ts'

/** Charges what is unpaid of a subscription again, before its time or after the last try. Refuses with `nothing_to_try`. */
export async function retryNow(context: Context, subscriptionId: string): Promise<void> {
  mayRunDunning(context)
  const cycle = await findLastCycle(context.db, subscriptionId)
  if (!cycle || !cycleMachine.allows(cycle.state, 'try')) throw nothingToTry()
  if (!(await tryCycle(context, cycle.id))) throw nothingToTry()
}

/**
 * Lets the unpaid cycle of a subscription go: nothing is sent for it and nothing is owed, and it goes on with the next one.
 * Refuses with `subscription_not_found` or `nothing_to_try`.
 */
export async function forgiveCycle(context: Context, subscriptionId: string, reason: string): Promise<void> {
  mayRunDunning(context)
  await inTransaction(context, async (tx) => {
    const sub = await lockRenewal(tx.db, subscriptionId, tx.clock.now())
    if (!sub) throw subscriptionNotFound()
    const cycle = await findLastCycle(tx.db, subscriptionId)
    if (!cycle || sub.endedAt || !cycleMachine.allows(cycle.state, 'forgive')) throw nothingToTry()
    if (cycle.checkoutId) await dropCheckout(tx, cycle.checkoutId, reason)
    const settledAt = tx.clock.now()
    const state = cycleMachine.after(cycle.state, 'forgive')
    await saveCycle(tx.db, { ...cycle, state, checkoutId: null, creditMinor: 0, settledAt })
    const credited = { ...sub, creditMinor: sub.creditMinor + cycle.creditMinor }
    await noteAct(tx, sub, { act: 'forgive', to: 'active', detail: reason })
    await saveSubscription(tx.db, { ...(await goOnFrom(tx, credited, todayOf(tx))), state: 'active' })
    await tx.facts.announce(tx, 'subscription.resumed', { subscriptionId, shopId: sub.shopId })
  })
}
