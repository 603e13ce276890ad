import { dueDay } from '#shared/billing-days.ts'
import { newId } from '#shared/ids.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant, wrongState } from '#server/platform/errors.ts'
import { dueOf } from './due.ts'
import { endsByItself } from './end-subscription.ts'
import { refuseWhileUnsettled, withOwnSubscription } from './own-subscription.ts'
import { insertCycles, saveSubscription, type NewCycle, type SubscriptionRow } from './repository.ts'
import { noteAct } from './subscription-state.ts'

/**
 * Lets the next cycle of an own subscription pass: nothing is sent and nothing charged. Refuses with
 * `subscription_not_found`, `wrong_state` unless a next cycle comes, or `cycle_unsettled`.
 */
export async function skipCycle(context: Context, id: string): Promise<void> {
  await withOwnSubscription(context, id, async (tx, sub) => {
    if (!['trialing', 'active'].includes(sub.state) || sub.endsWithCycle || endsByItself(sub))
      throw wrongState('The subscription', sub.state, 'skipped')
    await refuseWhileUnsettled(tx, sub)
    await saveSubscription(tx.db, await passOver(tx, sub, sub.nextTurn + 1))
    await noteAct(tx, sub, { act: 'skip', to: sub.state, detail: sub.nextOn! })
    await tx.facts.announce(tx, 'subscription.changed', { subscriptionId: id, shopId: sub.shopId })
  })
}

/**
 * Writes the turns before another as skipped and answers the subscription with that one next, for the caller to save: no
 * turn of the calendar is without a row.
 */
export async function passOver<Sub extends SubscriptionRow>(tx: Context, sub: Sub, turn: number): Promise<Sub> {
  const { timeZone } = settingsOf(tx)
  let number = sub.cycles
  const cycles: NewCycle[] = []
  for (let passed = sub.nextTurn; passed < turn; passed++) {
    const due = dueOf({ ...sub, timeZone }, passed)
    invariant(due.on, 'a turn has a day')
    number += 1
    cycles.push({
      id: newId(),
      subscriptionId: sub.id,
      shopId: sub.shopId,
      number,
      fromOn: due.on,
      toOn: dueDay(sub.anchorOn, sub, passed + 1),
      dueAt: due.at,
      state: 'skipped',
      itemsMinor: 0,
      totalMinor: null,
      creditMinor: 0,
      checkoutId: null,
      tries: 0,
      lostCharges: 0,
      failure: '',
      triedAt: null,
      settledAt: tx.clock.now(),
    })
  }
  if (cycles.length > 0) await insertCycles(tx.db, cycles)
  const next = dueOf({ ...sub, timeZone }, turn)
  return { ...sub, cycles: number, nextTurn: turn, nextOn: next.on, nextAt: next.at }
}
