import { dueDay } from '#shared/billing-days.ts'
import { newId } from '#shared/ids.ts'
import { priceInCycle, priceOfCycles } from '#shared/plan-price.ts'
import { releaseStock } from '#server/catalog/index.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { dueOf } from './due.ts'
import { endSubscription, isComplete } from './end-subscription.ts'
import { failCycle } from './fail-cycle.ts'
import { goOnFrom } from './pause-subscription.ts'
import { minimumBy } from './minimum.ts'
import { placeCycle, type Checkout, type Placed } from './place-cycle.ts'
import type { Provisions } from './provisions.ts'
import { insertCycles, type CycleRow, type NewCycle, type Renewal } from './repository.ts'
import { moveSubscription, noteAct } from './subscription-state.ts'

/** A cycle that begins, its checkout and its subscription, for the caller to write. */
export interface Begun {
  cycle: Placed & NewCycle
  checkout: Checkout
  sub: Renewal
}

/**
 * Begins the cycle of a due subscription, which the caller has locked: makes its checkout with everything frozen, and says when
 * the next one is due. Null when there is nothing to go on with, because it is over, or could not be placed and is tried again later.
 */
export async function beginCycle(tx: Context, row: Renewal, provisions: Provisions): Promise<Begun | null> {
  let sub = row
  if (sub.state === 'paused') {
    const resumed = await goOnFrom(tx, sub, sub.nextOn!)
    sub = { ...resumed, state: await moveSubscription(tx, sub, 'resume'), resumeOn: null }
  }
  if (sub.endsWithCycle) return await over(tx, sub, 'cancel', sub.endReason)
  if (sub.nextPlan) sub = await takeNextPlan(tx, sub)
  if (isComplete(sub)) return await over(tx, sub, 'end', '')
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
    lostCharges: 0,
    failure: '',
  }
  const next = dueOf({ ...sub, timeZone: settingsOf(tx).timeZone }, sub.nextTurn + 1)
  sub = { ...sub, cycles: cycle.number, nextTurn: sub.nextTurn + 1, nextOn: next.on, nextAt: next.at }
  const placed = await placeCycle(tx, sub, cycle, provisions)
  const asOf = { dueAt: nextAt, triedAt: tx.clock.now(), settledAt: null }
  if (placed.failure === null) {
    const { checkout, subscription } = placed
    return { cycle: { ...placed.cycle, ...asOf }, checkout, sub: subscription }
  }
  await insertCycles(tx.db, [{ ...cycle, ...asOf }])
  await failCycle(tx, placed.subscription, { ...cycle, failure: placed.failure })
  return null
}

async function over(tx: Context, sub: Renewal, act: 'cancel' | 'end', reason: string): Promise<null> {
  await endSubscription(tx, sub, act, reason)
  return null
}

/** The plan that was to come with this cycle; the days stay unless its rhythm is another, which counts from this one. */
async function takeNextPlan(tx: Context, sub: Renewal): Promise<Renewal> {
  const plan = sub.nextPlan!
  await noteAct(tx, sub, { act: 'plan_changed', to: sub.state })
  if (sub.heldQuantity > 0 && plan.variantId !== sub.variantId) {
    await releaseStock(tx.db, [{ variantId: sub.variantId, quantity: sub.heldQuantity }])
  }
  const isSameRhythm = plan.unit === sub.unit && plan.every === sub.every
  return {
    ...sub,
    heldQuantity: plan.variantId === sub.variantId ? sub.heldQuantity : 0,
    plan,
    planId: plan.id,
    variantId: plan.variantId,
    unitPriceMinor: priceOfCycles(plan, plan.shelfMinor),
    unit: plan.unit,
    every: plan.every,
    anchorOn: isSameRhythm ? sub.anchorOn : sub.nextOn!,
    nextTurn: isSameRhythm ? sub.nextTurn : 0,
    cyclesOfPlan: 0,
    minCycles: minimumBy(plan, sub),
    nextPlan: null,
    nextPlanId: null,
  }
}
