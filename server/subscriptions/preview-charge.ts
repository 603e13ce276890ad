import type { Address } from '#shared/api/values.schemas.ts'
import type { Day } from '#shared/billing-days.ts'
import { priceInCycle, priceOfCycles } from '#shared/plan-price.ts'
import { cannotBeSent } from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { wrongState } from '#server/platform/errors.ts'
import { endsByItself } from './end-subscription.ts'
import { withOwnSubscription } from './own-subscription.ts'
import { priceCycle } from './place-cycle.ts'
import { findRenewal, type Renewal } from './repository.ts'

/** What the next cycle comes to, as things stand now. Amounts are minor units; the total is what is charged. */
export interface Charge {
  on: Day
  itemsMinor: number
  shippingMinor: number
  taxMinor: number
  creditMinor: number
  totalMinor: number
}

/** What the next cycle of a subscription comes to; null when none comes, or it is not sold or not sent there any more. */
export async function findNextCharge(context: Context, id: string): Promise<Charge | null> {
  const sub = await findRenewal(context.db, { id, at: context.clock.now() })
  return sub && !sub.endsWithCycle && !endsByItself(sub) ? chargeOf(context, sub) : null
}

/**
 * What the next cycle of an own subscription would come to with another number of units, or elsewhere. Null when none comes.
 * Refuses with `subscription_not_found`, `wrong_state` when it is over, or `cannot_be_sent`.
 */
export async function previewChange(
  context: Context,
  id: string,
  { quantity, address }: { quantity?: number | undefined; address?: Address | undefined },
): Promise<Charge | null> {
  return await withOwnSubscription(context, id, async (tx, sub) => {
    if (sub.endedAt) throw wrongState('The subscription', sub.state, 'changed')
    const changed = { ...sub, quantity: quantity ?? sub.quantity, address: address ?? sub.address }
    const charge = chargeOf(tx, changed)
    if (address && charge === null) {
      const [shop] = priceCycle(tx, changed, { itemsMinor: sub.unitPriceMinor * changed.quantity }).shops
      if (!shop!.method && shop!.shippingProblem !== 'on_holiday' && !shop!.isDownload) throw cannotBeSent([shop!])
    }
    return charge
  })
}

/** What the next cycle of a subscription comes to by the plan that is to come, or its own. */
export function chargeOf(context: Context, sub: Renewal): Charge | null {
  if (sub.nextOn === null) return null
  const plan = sub.nextPlan ?? sub.plan
  const regularMinor = sub.nextPlan ? priceOfCycles(plan, plan.shelfMinor) : sub.unitPriceMinor
  const itemsMinor = priceInCycle(plan, regularMinor, sub.cyclesPaid + 1) * sub.quantity
  // Who is away today is not away for ever.
  const shopThen = { ...sub.shop, holidayUntil: null }
  const { shops, totals } = priceCycle(context, { ...sub, shop: shopThen }, { itemsMinor })
  const [shop] = shops
  if (shop!.lines[0]!.problem === 'gone' || (!shop!.method && !shop!.isDownload)) return null
  return {
    on: sub.nextOn,
    itemsMinor: totals.itemsMinor + totals.discountMinor,
    shippingMinor: totals.shippingMinor,
    taxMinor: totals.taxMinor,
    creditMinor: totals.discountMinor,
    totalMinor: totals.totalMinor,
  }
}
