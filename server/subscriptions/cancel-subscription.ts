import type { Context } from '#server/platform/context.ts'
import { wrongState } from '#server/platform/errors.ts'
import { dropCheckout } from '#server/orders/index.ts'
import { settingsOf } from '#server/market/index.ts'
import { dayAndMinute, dueOf } from './due.ts'
import { endSubscription } from './end-subscription.ts'
import { cardNotKept, minimumNotReached, planNotOffered } from './errors.ts'
import { missingCycles } from './minimum.ts'
import { withOwnSubscription } from './own-subscription.ts'
import { renewDue } from './renew-due.ts'
import { cutCycles, findLastCycle, saveCycle, saveSubscription, type Renewal } from './repository.ts'
import { moveSubscription, noteAct, subscriptionMachine } from './subscription-state.ts'

/**
 * Cancels an own subscription, now or when the running cycle is over. What was paid stays paid, and what was ordered is
 * still sent; an unpaid cycle is dropped, and what is left of its credit goes back. Refuses with `subscription_not_found`, `wrong_state`, or `minimum_not_reached` (with
 * `missing` cycles) before the plan lets it go.
 */
export async function cancelSubscription(
  context: Context,
  id: string,
  { when, reason }: { when: 'now' | 'cycle_end'; reason: string },
): Promise<void> {
  await withOwnSubscription(context, id, async (tx, sub) => {
    subscriptionMachine.after(sub.state, 'cancel')
    const missing = missingCycles(sub)
    if (missing > 0 && !isOnTrial(sub)) throw minimumNotReached(missing)
    if (when === 'now' || sub.nextAt === null) {
      return await endSubscription(tx, await dropUnsettled(tx, sub), 'cancel', reason)
    }
    await saveSubscription(tx.db, { ...sub, endsWithCycle: true, endReason: reason })
    await noteAct(tx, sub, { act: 'cancel_at_end', to: sub.state, detail: reason })
    await tx.facts.announce(tx, 'subscription.changed', { subscriptionId: id, shopId: sub.shopId })
  })
}

/** Nothing was asked for yet: the trial runs, or is paused. */
function isOnTrial({ state, cyclesPaid }: Renewal): boolean {
  return cyclesPaid === 0 && ['trialing', 'paused', 'active'].includes(state)
}

/** A cycle that waits for another try is dropped; answers the subscription with what credit had taken off it. */
async function dropUnsettled(tx: Context, sub: Renewal): Promise<Renewal> {
  const cycle = await findLastCycle(tx.db, sub.id)
  if (cycle?.state !== 'failed') return sub
  if (cycle.checkoutId) await dropCheckout(tx, cycle.checkoutId, 'The subscription was cancelled.')
  await saveCycle(tx.db, { ...cycle, state: 'forgiven', checkoutId: null, creditMinor: 0, settledAt: tx.clock.now() })
  return { ...sub, creditMinor: sub.creditMinor + cycle.creditMinor }
}

/**
 * Takes the cancellation of an own subscription back; one that is cancelled already is taken up again with a new cycle today,
 * at the price it had. Refuses with `subscription_not_found`, `wrong_state`, `plan_not_offered` when its plan is
 * withdrawn, or `card_not_kept` when there is no card to charge.
 */
export async function keepSubscription(context: Context, id: string): Promise<void> {
  const isRestarted = await withOwnSubscription(context, id, async (tx, sub) => {
    if (sub.endsWithCycle && !sub.endedAt) {
      await saveSubscription(tx.db, { ...sub, endsWithCycle: false, endReason: '' })
      await noteAct(tx, sub, { act: 'keep', to: sub.state })
      await tx.facts.announce(tx, 'subscription.changed', { subscriptionId: id, shopId: sub.shopId })
      return false
    }
    if (sub.state !== 'cancelled') throw wrongState('The subscription', sub.state, 'taken up again')
    if (!sub.plan.isOffered) throw planNotOffered()
    if (sub.means?.state !== 'kept') throw cardNotKept()
    await saveSubscription(tx.db, await startAgain(tx, sub))
    await tx.facts.announce(tx, 'subscription.resumed', { subscriptionId: id, shopId: sub.shopId })
    return true
  })
  if (isRestarted) await renewDue(context, id)
}

/** From today on; a cycle that was cut off by the cancellation ends today. */
async function startAgain(tx: Context, sub: Renewal): Promise<Renewal> {
  const state = await moveSubscription(tx, sub, 'restart')
  const { timeZone } = settingsOf(tx)
  const { day, minute } = dayAndMinute(timeZone, tx.clock.now())
  await cutCycles(tx.db, sub.id, day)
  const next = dueOf({ ...sub, anchorOn: day, dueMinute: minute, timeZone }, 0)
  return {
    ...sub,
    state,
    anchorOn: day,
    dueMinute: minute,
    nextTurn: 0,
    nextOn: next.on,
    nextAt: next.at,
    endsWithCycle: false,
    endReason: '',
    endedAt: null,
  }
}
