import { dueDay, type Day } from '#shared/billing-days.ts'
import { priceInCycle, priceOfCycles } from '#shared/plan-price.ts'
import { allocate } from '#shared/money.ts'
import { prorate } from '#shared/proration.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant, wrongState } from '#server/platform/errors.ts'
import { dayAndMinute, dueOf } from './due.ts'
import { planNotOffered, samePlan } from './errors.ts'
import { isComplete, letStockGo } from './end-subscription.ts'
import { minimumBy, missingCycles } from './minimum.ts'
import { refuseWhileUnsettled, withOwnSubscription } from './own-subscription.ts'
import { todayOf } from './pause-subscription.ts'
import { priceCycle } from './place-cycle.ts'
import { chargeOf, type Charge } from './preview-charge.ts'
import { renewDue } from './renew-due.ts'
import {
  cutCycles,
  findLastCycle,
  findPlan,
  findRenewal,
  readGoods,
  saveSubscription,
  type CycleRow,
  type Renewal,
} from './repository.ts'
import { noteAct } from './subscription-state.ts'

export interface PlanWish {
  planId: string
  when: 'now' | 'next'
}

/** What a change of plan would do. Amounts are minor units. */
export interface PlanOutlook {
  creditMinor: number
  daysLeft: number
  chargeMinor: number
  creditLeftMinor: number
  nextOn: Day
  /** So many cycles have to be paid then before it can be cancelled. */
  missingCycles: number
  /** What the next cycle comes to then; null where it cannot be sent. */
  next: Charge | null
}

/**
 * Runs an own subscription by another plan of the same product: with the next cycle, or now. Now begins a new cycle today,
 * charged at once, less what the days of the running one that are left had cost, by the day to the minor unit; what is more than
 * the charge is kept for later cycles. The least number of cycles that was agreed to stays. Refuses with `subscription_not_found`, `wrong_state`, `cycle_unsettled`,
 * `plan_not_offered` or `same_plan`.
 */
export async function changePlan(context: Context, id: string, wish: PlanWish): Promise<void> {
  await withOwnSubscription(context, id, async (tx, sub) => {
    const { plan, running } = await checkWish(tx, sub, wish)
    if (wish.when === 'next') {
      await saveSubscription(tx.db, { ...sub, nextPlanId: plan.id })
    } else {
      const today = todayOf(tx)
      const { creditMinor } = await creditFor(tx, running, today)
      await cutCycles(tx.db, id, today)
      await saveSubscription(tx.db, onNewPlan(tx, await letStockGo(tx, sub), plan, creditMinor))
      await noteAct(tx, sub, { act: 'plan_changed', to: sub.state })
    }
    await tx.facts.announce(tx, 'subscription.changed', { subscriptionId: id, shopId: sub.shopId })
  })
  if (wish.when === 'now') await renewDue(context, id)
}

/** What `changePlan` would do, without doing it. Refuses as it does. */
export async function previewPlanChange(context: Context, id: string, wish: PlanWish): Promise<PlanOutlook> {
  return await withOwnSubscription(context, id, async (tx, sub) => {
    const { plan, running } = await checkWish(tx, sub, wish)
    const byPlan = await findRenewal(tx.db, { id, at: tx.clock.now(), planId: plan.id })
    invariant(byPlan, `subscription ${id} is there`)
    if (wish.when === 'next') {
      const nothingNow = { creditMinor: 0, daysLeft: 0, chargeMinor: 0, creditLeftMinor: sub.creditMinor }
      const missing = missingCycles({ ...sub, minCycles: minimumBy(plan, sub) })
      return { ...nothingNow, nextOn: sub.nextOn!, missingCycles: missing, next: chargeOf(tx, byPlan) }
    }
    const { creditMinor, daysLeft } = await creditFor(tx, running, todayOf(tx))
    const changed = onNewPlan(tx, byPlan, plan, creditMinor)
    const price = priceInCycle(plan, changed.unitPriceMinor, changed.cyclesPaid + 1)
    const basket = priceCycle(tx, changed, { itemsMinor: price * changed.quantity })
    const creditLeftMinor = changed.creditMinor - basket.totals.discountMinor
    const nextOn = dueDay(changed.anchorOn, changed, 1)
    const after = {
      ...changed,
      nextOn,
      creditMinor: creditLeftMinor,
      cyclesPaid: changed.cyclesPaid + 1,
      cyclesOfPlan: 1,
    }
    const next = isComplete(after) ? null : chargeOf(tx, after)
    const chargeMinor = basket.totals.totalMinor
    return { creditMinor, daysLeft, chargeMinor, creditLeftMinor, nextOn, missingCycles: missingCycles(after), next }
  })
}

async function checkWish(tx: Context, sub: Renewal, { planId }: PlanWish) {
  if (!['trialing', 'active'].includes(sub.state) || sub.endsWithCycle)
    throw wrongState('The subscription', sub.state, 'changed to another plan')
  if (planId === sub.planId) throw samePlan()
  await refuseWhileUnsettled(tx, sub)
  const plan = await findPlan(tx.db, planId)
  if (!plan || plan.productId !== sub.productId || !plan.isOffered) throw planNotOffered()
  return { plan, running: await findLastCycle(tx.db, sub.id) }
}

/** What the days of a paid cycle that are left had cost, today counted among them; what was given back of it counts no more. */
async function creditFor(
  tx: Context,
  running: CycleRow | null,
  today: Day,
): Promise<{ creditMinor: number; daysLeft: number }> {
  if (running?.state !== 'succeeded' || today >= running.toOn) return { creditMinor: 0, daysLeft: 0 }
  const { fromOn: from, toOn: to } = running
  const { askedMinor, totalMinor, backMinor } = await readGoods(tx.db, running.id)
  // The first cycle knows what coupons took off it; what credit took off a later one had been paid before.
  const paidMinor = running.checkoutId === null ? running.itemsMinor : askedMinor
  const keptMinor = Math.max(0, totalMinor - backMinor)
  const oldMinor = backMinor === 0 ? paidMinor : allocate(paidMinor, [keptMinor, backMinor])[0]!
  return prorate({ from, to, on: maxDay(today, from), oldMinor, newMinor: 0 })
}

function onNewPlan(tx: Context, sub: Renewal, plan: Renewal['plan'], creditMinor: number): Renewal {
  const now = tx.clock.now()
  const { timeZone } = settingsOf(tx)
  const { day, minute } = dayAndMinute(timeZone, now)
  const next = dueOf({ ...plan, anchorOn: day, dueMinute: minute, timeZone }, 0)
  return {
    ...sub,
    plan,
    planId: plan.id,
    variantId: plan.variantId,
    unitPriceMinor: priceOfCycles(plan, plan.shelfMinor),
    unit: plan.unit,
    every: plan.every,
    anchorOn: day,
    dueMinute: minute,
    nextTurn: 0,
    nextOn: next.on,
    nextAt: next.at,
    creditMinor: sub.creditMinor + creditMinor,
    cyclesOfPlan: 0,
    minCycles: minimumBy(plan, sub),
    nextPlan: null,
    nextPlanId: null,
  }
}

function maxDay(one: Day, other: Day): Day {
  return one > other ? one : other
}
