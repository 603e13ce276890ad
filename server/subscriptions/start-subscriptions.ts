import { dayAfter, dueDay } from '#shared/billing-days.ts'
import { newId } from '#shared/ids.ts'
import { wantSubscriptionTerms } from '#server/contracts/index.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { dayAndMinute, dueOf } from './due.ts'
import {
  insertCycles,
  insertSubscription,
  listLinesByPlan,
  lockRenewal,
  saveSubscription,
  type LineByPlan,
} from './repository.ts'
import { keepStock } from './settle-cycles.ts'
import { noteAct } from './subscription-state.ts'

/**
 * Begins a subscription for each line of these orders that was bought by a plan, once, whatever is retried. The first
 * cycle is what was just paid; with a trial it is the trial, and the first cycle that is paid begins when it is over.
 */
export async function startSubscriptions(tx: Context, orderIds: readonly string[]): Promise<void> {
  for (const line of await listLinesByPlan(tx.db, orderIds)) await startOne(tx, line)
}

async function startOne(tx: Context, line: LineByPlan): Promise<void> {
  const at = tx.clock.now()
  const { timeZone } = settingsOf(tx)
  const { plan } = line
  const { day, minute } = dayAndMinute(timeZone, at)
  const isTrial = plan.trialDays > 0
  const anchorOn = isTrial ? dayAfter(day, plan.trialDays) : day
  const { unit, every } = plan
  const nextTurn = isTrial ? 0 : 1
  const next = dueOf({ unit, every, anchorOn, dueMinute: minute, timeZone }, nextTurn)
  const id = newId()
  const { shopId, orderId } = line
  await insertSubscription(tx.db, {
    id,
    orderLineId: line.orderLineId,
    personId: line.personId,
    email: line.email,
    shopId,
    planId: plan.id,
    productId: plan.productId,
    variantId: line.variantId,
    quantity: line.quantity,
    currency: line.currency,
    unitPriceMinor: line.planPriceMinor,
    state: isTrial ? 'trialing' : 'active',
    unit,
    every,
    anchorOn,
    dueMinute: minute,
    nextTurn,
    nextOn: next.on,
    nextAt: next.at,
    cycles: 1,
    cyclesPaid: isTrial ? 0 : 1,
    cyclesOfPlan: isTrial ? 0 : 1,
    minCycles: plan.minCycles,
    paymentMethodId: line.paymentMethodId,
    address: line.address,
    taxNumber: line.taxNumber,
    shippingMethodId: line.shippingMethodId,
    creditMinor: 0,
    nextPlanId: null,
    resumeOn: null,
    endsWithCycle: false,
    endReason: '',
    heldQuantity: 0,
    startedAt: at,
    endedAt: null,
  })
  await insertCycles(tx.db, [
    {
      id: newId(),
      subscriptionId: id,
      shopId,
      number: 1,
      fromOn: day,
      toOn: isTrial ? anchorOn : dueDay(anchorOn, { unit, every }, 1),
      dueAt: at,
      state: 'succeeded',
      itemsMinor: line.paidMinor,
      totalMinor: null,
      creditMinor: 0,
      checkoutId: null,
      tries: 0,
      lostCharges: 0,
      failure: '',
      triedAt: null,
      settledAt: at,
    },
  ])
  const subscription = await lockRenewal(tx.db, id, tx.clock.now())
  const heldQuantity = await keepStock(tx, subscription!)
  if (heldQuantity > 0) await saveSubscription(tx.db, { ...subscription!, heldQuantity })
  await noteAct(tx, { id, shopId }, { act: 'start', to: isTrial ? 'trialing' : 'active' })
  await wantSubscriptionTerms(tx, { subscriptionId: id, shopId, orderId })
  await tx.facts.announce(tx, 'subscription.started', { subscriptionId: id, shopId })
}
