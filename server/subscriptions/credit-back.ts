import { allocate } from '#shared/money.ts'
import { getOrderToRefund, giveBack } from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { listPaidOrders, type PaidOrder, type SubscriptionRow } from './repository.ts'
import { noteAct } from './subscription-state.ts'

/** What goes back of one order for credit, in minor units; `creditMinor` is how much of the credit that is. */
export interface CreditBack {
  orderId: string
  amountMinor: number
  creditMinor: number
}

/**
 * Shares what is left of a credit over the orders that were paid, the newest first, none beyond what is left of its goods. Where
 * the shelf says prices without tax, the tax that was paid with them goes back as well.
 */
export function shareCredit(creditMinor: number, orders: readonly PaidOrder[]): CreditBack[] {
  const back: CreditBack[] = []
  let leftMinor = creditMinor
  for (const { orderId, askedMinor, goodsMinor, leftMinor: orderLeftMinor } of orders) {
    const mostMinor = Math.min(goodsMinor, orderLeftMinor)
    if (leftMinor === 0 || mostMinor <= 0 || askedMinor <= 0) continue
    const [coveredMinor] = allocate(askedMinor, [mostMinor, goodsMinor - mostMinor])
    const takenMinor = Math.min(leftMinor, coveredMinor!)
    const isAll = takenMinor === coveredMinor
    const amountMinor = isAll ? mostMinor : allocate(goodsMinor, [takenMinor, askedMinor - takenMinor])[0]!
    if (amountMinor > 0) back.push({ orderId, amountMinor: Math.min(amountMinor, mostMinor), creditMinor: takenMinor })
    leftMinor -= takenMinor
  }
  return back
}

/**
 * Gives back what is left of the credit of a subscription that ends, as ordinary refunds of what was paid for it last, borne by
 * the shop that has the money. Answers what could not be given back, because so much of its orders is not left. The caller has
 * locked the subscription.
 */
export async function giveCreditBack(tx: Context, sub: SubscriptionRow): Promise<number> {
  if (sub.creditMinor === 0) return 0
  let leftMinor = sub.creditMinor
  for (const { orderId, amountMinor, creditMinor } of shareCredit(leftMinor, await listPaidOrders(tx.db, sub.id))) {
    await giveBack(tx, await getOrderToRefund(tx, orderId), {
      kind: 'refund',
      key: `credit:${sub.id}:${sub.cycles}:${orderId}`,
      parts: { lines: [], shipping: false, goodwillMinor: amountMinor },
      bearer: 'shop',
      reason: `Credit left of subscription S-${sub.number}`,
    })
    leftMinor -= creditMinor
  }
  if (leftMinor < sub.creditMinor) await noteAct(tx, sub, { act: 'credit_back', to: sub.state })
  return leftMinor
}

/** What would go back to the customer if a subscription ended now, in minor units. */
export async function findCreditBack(
  context: Context,
  { id, creditMinor, heldMinor }: { id: string; creditMinor: number; heldMinor: number },
): Promise<number> {
  if (creditMinor + heldMinor === 0) return 0
  const back = shareCredit(creditMinor + heldMinor, await listPaidOrders(context.db, id))
  return back.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
}
