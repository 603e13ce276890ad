import { reserveStock } from '#server/catalog/index.ts'
import type { Context } from '#server/platform/context.ts'
import { cycleMachine } from './cycle-state.ts'
import { isComplete } from './end-subscription.ts'
import { failCycle } from './fail-cycle.ts'
import {
  lockCycleOfCheckout,
  saveCycle,
  saveSubscription,
  writeRenewed,
  type PlannedSubscription,
} from './repository.ts'
import { goOnFrom, todayOf } from './pause-subscription.ts'
import { moveOf, subscriptionMachine } from './subscription-state.ts'

/**
 * The checkout of a cycle is paid: the subscription goes on, one that was given up from its next day on. One that was cancelled
 * while its charge had no answer stays cancelled, and its order goes ahead all the same. Stands in the transaction of the payment;
 * answers whether the checkout stands for a cycle.
 */
export async function settleCycle(tx: Context, checkoutId: string): Promise<boolean> {
  const locked = await lockCycleOfCheckout(tx.db, checkoutId)
  if (!locked) return false
  const { sub, cycle } = locked
  if (!cycleMachine.allows(cycle.state, 'succeed')) return true
  const settled = {
    ...cycle,
    state: cycleMachine.after(cycle.state, 'succeed'),
    failure: '',
    settledAt: tx.clock.now(),
  }
  const paid = { ...sub, cyclesPaid: sub.cyclesPaid + 1, cyclesOfPlan: sub.cyclesOfPlan + 1 }
  if (subscriptionMachine.allows(sub.state, 'renew')) {
    const state = subscriptionMachine.after(sub.state, 'renew')
    const renewed = sub.nextAt ? { ...paid, state } : { ...(await goOnFrom(tx, paid, todayOf(tx))), state }
    const move = moveOf(tx, sub, { act: 'renew', to: state, detail: `cycle ${cycle.number}` })
    await writeRenewed(tx.db, settled, { ...renewed, heldQuantity: await keepStock(tx, renewed) }, move)
  } else {
    await saveCycle(tx.db, settled)
    await saveSubscription(tx.db, paid)
  }
  const fact = { subscriptionId: sub.id, shopId: sub.shopId, cycleId: cycle.id }
  await tx.facts.announce(tx, 'subscription.renewed', fact)
  return true
}

/** One try of a cycle was refused: it is tried again, or given up. Stands in the transaction of the answer. */
export async function noteDeclined(
  tx: Context,
  { checkoutId, code }: { checkoutId: string; code: string },
): Promise<void> {
  const locked = await lockCycleOfCheckout(tx.db, checkoutId)
  if (locked?.cycle.state !== 'running') return
  const { sub, cycle } = locked
  await failCycle(tx, sub, { ...cycle, failure: code })
}

/** Keeps the units of the next cycle from the shelf where the plan says so and there are enough; answers how many. */
export async function keepStock(tx: Context, sub: PlannedSubscription): Promise<number> {
  if (!sub.plan.reservesStock || sub.endsWithCycle || isComplete(sub)) return 0
  const units = { variantId: sub.variantId, quantity: sub.quantity }
  return (await reserveStock(tx.db, [units])).length === 0 ? sub.quantity : 0
}
