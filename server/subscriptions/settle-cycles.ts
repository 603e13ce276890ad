import { reserveStock } from '#server/catalog/index.ts'
import type { Context } from '#server/platform/context.ts'
import { cycleMachine } from './cycle-state.ts'
import { isComplete } from './end-subscription.ts'
import { failCycle } from './fail-cycle.ts'
import {
  lockCyclesOfCheckouts,
  saveCycle,
  writeSettled,
  type LockedCycle,
  type PlannedSubscription,
  type Settled,
} from './repository.ts'
import { goOnFrom, todayOf } from './pause-subscription.ts'
import { moveOf, subscriptionMachine } from './subscription-state.ts'

/**
 * The checkouts of cycles are paid: their subscriptions go on, one that was given up from its next day on. One that was cancelled
 * while its charge had no answer stays cancelled, and its order goes ahead all the same. Stands in the transaction of the payments;
 * answers which of the checkouts stand for a cycle.
 */
export async function settleCycles(tx: Context, checkoutIds: readonly string[]): Promise<Set<string>> {
  const locked = await lockCyclesOfCheckouts(tx.db, checkoutIds)
  const settling = locked.filter(({ cycle }) => cycleMachine.allows(cycle.state, 'succeed'))
  const settled: Settled[] = []
  for (const one of settling) settled.push(await settle(tx, one))
  if (settled.length > 0) await writeSettled(tx.db, settled)
  await tx.facts.announceAll(
    tx,
    'subscription.renewed',
    settled.map(({ sub, cycle }) => ({ subscriptionId: sub.id, shopId: sub.shopId, cycleId: cycle.id })),
  )
  return new Set(locked.map(({ cycle }) => cycle.checkoutId!))
}

/** How a paid cycle and its subscription stand now. */
async function settle(tx: Context, { sub, cycle: before }: LockedCycle): Promise<Settled> {
  const state = cycleMachine.after(before.state, 'succeed')
  const cycle = { ...before, state, failure: '', settledAt: tx.clock.now() }
  const paid = { ...sub, cyclesPaid: sub.cyclesPaid + 1, cyclesOfPlan: sub.cyclesOfPlan + 1 }
  if (!subscriptionMachine.allows(sub.state, 'renew')) return { cycle, sub: paid, move: null }
  const to = subscriptionMachine.after(sub.state, 'renew')
  const renewed = { ...(sub.nextAt ? paid : await goOnFrom(tx, paid, todayOf(tx))), state: to }
  const move = moveOf(tx, sub, { act: 'renew', to, detail: `cycle ${cycle.number}` })
  return { cycle, sub: { ...renewed, heldQuantity: await keepStock(tx, renewed) }, move }
}

/** After so many charges that never reached the gateway a try counts as refused, and the next waits for its day. */
const mostLostCharges = 5

/**
 * One try of a cycle was refused: it is tried again, or given up. One whose charge never reached the gateway, because its process
 * died, goes on running, and `retryCycles` charges it next. Stands in the transaction of the answer.
 */
export async function noteDeclined(
  tx: Context,
  { checkoutId, code }: { checkoutId: string; code: string },
): Promise<void> {
  const [locked] = await lockCyclesOfCheckouts(tx.db, [checkoutId])
  if (locked?.cycle.state !== 'running') return
  const { sub, cycle } = locked
  if (code === 'never_reached' && cycle.lostCharges < mostLostCharges)
    return await saveCycle(tx.db, { ...cycle, lostCharges: cycle.lostCharges + 1 })
  await failCycle(tx, sub, { ...cycle, failure: code })
}

/** Keeps the units of the next cycle from the shelf where the plan says so and there are enough; answers how many. */
export async function keepStock(tx: Context, sub: PlannedSubscription): Promise<number> {
  if (!sub.plan.reservesStock || sub.endsWithCycle || isComplete(sub)) return 0
  const units = { variantId: sub.variantId, quantity: sub.quantity }
  return (await reserveStock(tx.db, [units])).length === 0 ? sub.quantity : 0
}
