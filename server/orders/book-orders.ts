import type { Currency } from '#shared/currencies.ts'
import {
  captureEntries,
  cashDeliveryEntries,
  deliveryEntries,
  post,
  postAll,
  refundEntries,
  type Posting,
} from '#server/ledger/index.ts'
import type { Context } from '#server/platform/context.ts'
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

/** The parcel arrived: the shop's money becomes available, less the commission frozen at the sale and its tax. */
export async function bookDelivery(tx: Context, order: OrderHead): Promise<void> {
  const isCash = order.paymentMethod === 'cash_on_delivery'
  const entriesOf = isCash ? cashDeliveryEntries : deliveryEntries
  await post(tx, {
    ...about(tx, order),
    key: `delivery:${order.id}`,
    kind: isCash ? 'cash_delivery' : 'delivery',
    description: isCash ? `Order ${order.number} delivered and paid in cash` : `Order ${order.number} delivered`,
    entries: entriesOf(order.totalMinor, order),
  })
}

/** Money went back before delivery. Answers whether it was booked now, not before. */
export async function bookRefund(
  tx: Context,
  order: OrderHead,
  { refundId, amountMinor }: { refundId: string; amountMinor: number },
): Promise<boolean> {
  return await post(tx, {
    ...about(tx, order),
    key: `refund:${refundId}`,
    kind: 'refund',
    description: `Order ${order.number} refunded`,
    entries: refundEntries(amountMinor),
  })
}

function about(
  tx: Context,
  { id, shopId, currency }: OrderHead,
): Pick<Posting, 'shopId' | 'orderId' | 'currency' | 'at'> {
  return { shopId, orderId: id, currency: currency as Currency, at: tx.clock.now() }
}
