import { dueDay } from '#shared/billing-days.ts'
import { newId } from '#shared/ids.ts'
import { priceInCycle, priceOfCycles } from '#shared/plan-price.ts'
import { releaseStock } from '#server/catalog/index.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { dueOf } from './due.ts'
import { endSubscription } from './end-subscription.ts'
import { failCycle } from './fail-cycle.ts'
import { placeCycle } from './place-cycle.ts'
import { insertCycle, type CycleRow, type Renewal } from './repository.ts'
import { moveSubscription, noteAct } from './subscription-state.ts'

/**
 * Begins the cycle of a due subscription, which the caller has locked: writes the cycle, its checkout with everything
 * frozen, and when the next one is due. Answers the cycle to charge; null when there is nothing to charge, because it is over,
 * costs nothing, or could not be placed and is tried again later.
 */
export async function beginCycle(tx: Context, row: Renewal): Promise<CycleRow | null> {
  let sub = row
  if (sub.state === 'paused') sub = { ...sub, state: await moveSubscription(tx, sub, 'resume'), resumeOn: null }
  if (sub.endsWithCycle) return await over(tx, sub, 'cancel', sub.endReason)
  if (sub.plan.endAfter !== null && sub.cyclesPaid >= sub.plan.endAfter) return await over(tx, sub, 'end', '')
  if (sub.nextPlan) sub = await takeNextPlan(tx, sub)
  const { nextOn, nextAt } = sub
  invariant(nextOn && nextAt, `subscription ${sub.id} is due`)
  const price = priceInCycle(sub.plan, sub.unitPriceMinor, sub.cyclesPaid + 1)
  const cycle: CycleRow = {
    id: newId(),
    subscriptionId: sub.id,
    shopId: sub.shopId,
    number: sub.cycles + 1,
    fromOn: nextOn,
    toOn: dueDay(sub.anchorOn, sub, sub.nextTurn + 1),
    state: 'running',
    itemsMinor: price * sub.quantity,
    totalMinor: null,
    creditMinor: 0,
    checkoutId: null,
    tries: 1,
    failure: '',
  }
  await insertCycle(tx.db, { ...cycle, dueAt: nextAt, triedAt: tx.clock.now(), settledAt: null })
  const next = dueOf({ ...sub, timeZone: settingsOf(tx).timeZone }, sub.nextTurn + 1)
  sub = { ...sub, cycles: cycle.number, nextTurn: sub.nextTurn + 1, nextOn: next.on, nextAt: next.at }
  const placed = await placeCycle(tx, sub, cycle)
  if (placed.failure !== null) {
    await failCycle(tx, placed.subscription, { ...cycle, failure: placed.failure })
    return null
  }
  return placed.cycle
}

async function over(tx: Context, sub: Renewal, act: 'cancel' | 'end', reason: string): Promise<null> {
  await endSubscription(tx, sub, act, reason)
  return null
}

/** The plan that was to come with this cycle; another rhythm counts from today. */
async function takeNextPlan(tx: Context, sub: Renewal): Promise<Renewal> {
  const plan = sub.nextPlan!
  await noteAct(tx, sub, { act: 'plan_changed', to: sub.state })
  if (sub.heldQuantity > 0 && plan.variantId !== sub.variantId) {
    await releaseStock(tx.db, [{ variantId: sub.variantId, quantity: sub.heldQuantity }])
  }
  return {
    ...sub,
    heldQuantity: plan.variantId === sub.variantId ? sub.heldQuantity : 0,
    plan,
    planId: plan.id,
    variantId: plan.variantId,
    unitPriceMinor: priceOfCycles(plan, plan.shelfMinor),
    unit: plan.unit,
    every: plan.every,
    anchorOn: sub.nextOn!,
    nextTurn: 0,
    nextPlan: null,
    nextPlanId: null,
  }
}
