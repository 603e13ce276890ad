import type { Address } from '#shared/api/values.schemas.ts'
import { cannotBeSent } from '#server/orders/index.ts'
import { findChargeable } from '#server/payments/index.ts'
import { wrongState } from '#server/platform/errors.ts'
import type { Context } from '#server/platform/context.ts'
import { cardNotKept, notEnoughInStock } from './errors.ts'
import { letStockGo } from './end-subscription.ts'
import { withOwnSubscription } from './own-subscription.ts'
import { priceCycle } from './place-cycle.ts'
import { saveSubscription, type Renewal } from './repository.ts'
import { keepStock } from './settle-cycles.ts'
import { noteAct } from './subscription-state.ts'

export interface SubscriptionChange {
  quantity?: number | undefined
  address?: Address | undefined
  paymentMethodId?: string | undefined
}

/**
 * Changes how many units an own subscription brings, where they go, or what is charged, from the next cycle on. Refuses
 * with `subscription_not_found`, `wrong_state` when it is over, `card_not_kept`, `cannot_be_sent` where the shop does not send,
 * or `not_enough_in_stock` where the plan keeps stock ahead.
 */
export async function changeSubscription(context: Context, id: string, change: SubscriptionChange): Promise<void> {
  await withOwnSubscription(context, id, async (tx, sub) => {
    if (sub.endedAt) throw wrongState('The subscription', sub.state, 'changed')
    const { paymentMethodId = sub.paymentMethodId, address = sub.address, quantity = sub.quantity } = change
    if (change.paymentMethodId) await refuseStrangeCard(tx, sub, change.paymentMethodId)
    const changed = await withQuantity(tx, { ...sub, address, paymentMethodId }, quantity)
    if (change.address) refuseUnreachable(tx, changed)
    await saveSubscription(tx.db, changed)
    await noteAct(tx, sub, { act: 'change', to: sub.state, detail: Object.keys(change).join(', ') })
    await tx.facts.announce(tx, 'subscription.changed', { subscriptionId: id, shopId: sub.shopId })
  })
}

async function refuseStrangeCard(tx: Context, { personId }: Renewal, id: string): Promise<void> {
  if (!(await findChargeable(tx, { id, personId }))) throw cardNotKept()
}

/** Whether the shop is away right now is no matter, for what comes next comes later. */
function refuseUnreachable(tx: Context, sub: Renewal): void {
  const [shop] = priceCycle(tx, sub, { itemsMinor: sub.unitPriceMinor * sub.quantity }).shops
  if (!shop!.method && shop!.shippingProblem !== 'on_holiday') throw cannotBeSent([shop!])
}

async function withQuantity(tx: Context, sub: Renewal, quantity: number): Promise<Renewal> {
  if (quantity === sub.quantity || sub.heldQuantity === 0) return { ...sub, quantity }
  const without = { ...(await letStockGo(tx, sub)), quantity }
  const heldQuantity = await keepStock(tx, without)
  if (heldQuantity === 0) throw notEnoughInStock()
  return { ...without, heldQuantity }
}
