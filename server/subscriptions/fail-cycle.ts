import { dropCheckout } from '#server/orders/index.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { cycleMachine } from './cycle-state.ts'
import { whatFollows } from './dunning.ts'
import { giveCreditBack } from './credit-back.ts'
import { endSubscription, letStockGo } from './end-subscription.ts'
import { saveCycle, saveSubscription, type CycleRow, type SubscriptionRow } from './repository.ts'
import { moveSubscription } from './subscription-state.ts'

/**
 * A try of a cycle came to nothing, for the reason its `failure` says: it is tried again when the market's rules say so, or given up; then
 * its checkout is dropped with its stock, and the subscription is unpaid, paused or cancelled as the market has set. The caller
 * has locked the subscription.
 */
export async function failCycle(tx: Context, sub: SubscriptionRow, cycle: CycleRow): Promise<void> {
  const now = tx.clock.now()
  const { failure } = cycle
  // Cancelled while the charge had no answer: nothing is tried again, and nobody is told twice.
  if (sub.endedAt) {
    await dropCycle(tx, cycle)
    const creditMinor = await giveCreditBack(tx, { ...sub, creditMinor: sub.creditMinor + cycle.creditMinor })
    return await saveSubscription(tx.db, { ...sub, creditMinor })
  }
  const { dunningDays, dunningEnd } = settingsOf(tx)
  const follows = whatFollows(cycle, dunningDays, now)
  const nextTryAt = follows.next === 'try_again' ? follows.at : null
  const fact = { subscriptionId: sub.id, shopId: sub.shopId, cycleId: cycle.id }
  if (nextTryAt) {
    await saveCycle(tx.db, { ...cycle, state: cycleMachine.after(cycle.state, 'fail'), refusedAt: now, nextTryAt })
    await saveSubscription(tx.db, { ...sub, state: await moveSubscription(tx, sub, 'fail', failure) })
    await tx.facts.announce(tx, 'subscription.unpaid', { ...fact, failure, nextTryAt: nextTryAt.toISOString() })
    return
  }
  const credited = { ...sub, creditMinor: sub.creditMinor + cycle.creditMinor }
  await dropCycle(tx, cycle)
  await tx.facts.announce(tx, 'subscription.unpaid', { ...fact, failure, nextTryAt: null })
  const pastDue = { ...credited, state: await moveSubscription(tx, credited, 'fail', failure) }
  // Cancelled for the end of the cycle before: there is nothing left to wait for.
  const isOver = dunningEnd === 'cancel' || pastDue.endsWithCycle
  if (isOver) return await endSubscription(tx, pastDue, 'cancel', pastDue.endReason || 'unpaid')
  const state = await moveSubscription(tx, pastDue, dunningEnd === 'pause' ? 'pause' : 'give_up', failure)
  await saveSubscription(tx.db, { ...(await letStockGo(tx, pastDue)), state, nextOn: null, nextAt: null })
}

/** Gives a cycle up: its checkout is dropped with its stock, and names it no more. */
async function dropCycle(tx: Context, cycle: CycleRow): Promise<void> {
  if (cycle.checkoutId) await dropCheckout(tx, cycle.checkoutId, 'The card of the subscription could not be charged.')
  const state = cycleMachine.after(cycle.state, 'give_up')
  const at = tx.clock.now()
  await saveCycle(tx.db, { ...cycle, state, checkoutId: null, creditMinor: 0, refusedAt: at, settledAt: at })
}
