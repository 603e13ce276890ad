import type { Currency } from '#shared/currencies.ts'
import {
  captureEntries,
  cashDeliveryEntries,
  concededRefundEntries,
  deliveryEntries,
  post,
  postAll,
  refundAfterDeliveryEntries,
  refundEntries,
  undone,
  type Entry,
  type Posting,
} from '#server/ledger/index.ts'
import type { RefundFact } from '#server/payments/index.ts'
import type { Context } from '#server/platform/context.ts'
import { commissionTaxBack, feeLeft, type CommissionGivenBack } from './commission-back.ts'
import type { OrderHead } from './repository.ts'

/** What orders write into the book: one posting per order and business, under a key that makes it once. */

/** A card payment came: the gateway owes the market, and the market each shop. */
export async function bookCapture(tx: Context, paymentId: string, orders: readonly OrderHead[]): Promise<void> {
  await postAll(
    tx,
    orders.map((order) => ({
      ...about(tx, order),
      key: `capture:${paymentId}:${order.id}`,
      kind: 'capture',
      description: `Order ${order.number} paid`,
      entries: captureEntries(order.totalMinor),
    })),
  )
}

/**
 * The parcel arrived: the shop's money becomes available, less the commission frozen at the sale and its tax. What went
 * back before is not among it, nor its commission; what the market gave back from its own pocket is.
 */
export async function bookDelivery(tx: Context, order: OrderHead): Promise<void> {
  const isCash = order.paymentMethod === 'cash_on_delivery'
  const entriesOf = isCash ? cashDeliveryEntries : deliveryEntries
  await post(tx, {
    ...about(tx, order),
    key: `delivery:${order.id}`,
    kind: isCash ? 'cash_delivery' : 'delivery',
    description: isCash ? `Order ${order.number} delivered and paid in cash` : `Order ${order.number} delivered`,
    entries: entriesOf(earnedOf(order), feeLeft(order)),
  })
}

/** What the customer paid for an order and the shop did not give back, in minor units. */
function earnedOf({ totalMinor, refundedMinor, concededMinor }: OrderHead): number {
  return totalMinor - (refundedMinor - concededMinor)
}

/** Money went back. What was only taken off a promise for the door was never in the book. */
export async function bookRefund(tx: Context, order: OrderHead, refund: RefundFact): Promise<void> {
  if (refund.way === 'not_collected') return
  await post(tx, {
    ...about(tx, order),
    key: `refund:${refund.refundId}`,
    kind: 'refund',
    description: `Order ${order.number} refunded`,
    entries: entriesOfRefund(order, refund),
  })
}

/** Money came back that had gone back: the refund is undone, from where the shop's money stands by now. */
export async function bookRefundUndone(tx: Context, order: OrderHead, refund: RefundFact): Promise<void> {
  await post(tx, {
    ...about(tx, order),
    key: `refund-undone:${refund.refundId}`,
    kind: 'refund_undone',
    description: `Refund of order ${order.number} came back`,
    entries: undone(entriesOfRefund(beforeRefund(order, refund), refund)),
  })
}

/** Which accounts a refund moves, now that the order has been delivered or not. */
export function entriesOfRefund(
  order: Pick<OrderHead, 'state' | keyof CommissionGivenBack>,
  { amountMinor, commissionMinor, bearer }: Pick<RefundFact, 'amountMinor' | 'commissionMinor' | 'bearer'>,
): Entry[] {
  if (bearer === 'market') return concededRefundEntries(amountMinor)
  const isDelivered = order.state === 'delivered' || order.state === 'completed'
  if (!isDelivered) return refundEntries(amountMinor)
  const fee = { commissionMinor, commissionTaxMinor: commissionTaxBack(order, commissionMinor) }
  return refundAfterDeliveryEntries(amountMinor, fee)
}

/** The order as it stood before a refund that it has noted by now. */
function beforeRefund(order: OrderHead, { commissionMinor }: RefundFact): OrderHead {
  return { ...order, commissionRefundedMinor: order.commissionRefundedMinor - commissionMinor }
}

function about(
  tx: Context,
  { id, shopId, currency }: OrderHead,
): Pick<Posting, 'shopId' | 'orderId' | 'currency' | 'at'> {
  return { shopId, orderId: id, currency: currency as Currency, at: tx.clock.now() }
}
