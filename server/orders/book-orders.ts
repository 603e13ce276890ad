import type { Currency } from '#shared/currencies.ts'
import { rateOf } from '#shared/money.ts'
import {
  captureEntries,
  cashCollectedEntries,
  cashDeliveryEntries,
  concededRefundEntries,
  deliveryEntries,
  post,
  postAll,
  refundAfterDeliveryEntries,
  refundEntries,
  reserveEntries,
  reserveReleasedEntries,
  undone,
  type CashHolder,
  type Entry,
  type Posting,
  type RefundSource,
} from '#server/ledger/index.ts'
import type { RefundFact, RefundWay } from '#server/payments/index.ts'
import type { Context } from '#server/platform/context.ts'
import { commissionTaxBack, feeLeft, type CommissionGivenBack } from './commission-back.ts'
import { marketDiscountBack, marketDiscountLeft, type MarketDiscount } from './market-discount-back.ts'
import { isReleased } from './order-state.ts'
import type { OrderHead } from './repository.ts'

/** What orders write into the book: one posting per order and business, under a key that makes it once. */

/**
 * Payments came: the gateway owes the market, and the market each shop. `paymentId` is that of the checkout where nothing
 * was to pay.
 */
export async function bookCaptures(
  tx: Context,
  payments: readonly { paymentId: string; orders: readonly OrderHead[] }[],
): Promise<void> {
  await postAll(
    tx,
    payments.flatMap(({ paymentId, orders }) =>
      orders.map((order) => ({
        ...about(tx, order),
        key: `capture:${paymentId}:${order.id}`,
        kind: 'capture',
        description: `Order ${order.number} paid`,
        entries: captureEntries(order.totalMinor, order.marketDiscountMinor),
      })),
    ),
  )
}

/** An order for which the customer paid nothing is not sent: what the market had added to it goes back to the market. */
export async function bookFreeUndone(tx: Context, order: OrderHead): Promise<void> {
  if (order.marketDiscountMinor === 0) return
  await post(tx, {
    ...about(tx, order),
    key: `capture-undone:${order.id}`,
    kind: 'capture_undone',
    description: `Order ${order.number} cancelled`,
    entries: undone(captureEntries(0, order.marketDiscountMinor)),
  })
}

/** The parcel of an order whose money is held was paid for at the door; a card has paid already. */
export async function bookCashCollected(tx: Context, order: OrderHead): Promise<void> {
  const entries = cashCollectedEntries(earnedOf(order), marketDiscountLeft(order), holderOf(order))
  if (entries.length === 0) return
  await post(tx, {
    ...about(tx, order),
    key: `cash-collected:${order.id}`,
    kind: 'cash_collected',
    description: `Order ${order.number} paid in cash${whoseCash(order)}`,
    entries,
  })
}

/**
 * The parcel arrived and its hold, if there was one, is over: the shop's money becomes available, less the commission
 * frozen at the sale and its tax. What went back before is not among it, nor its commission; what the market gave back from its own
 * pocket is. Of what becomes available `reserveBps` go into the reserve; answers how much that was, in minor units.
 */
export async function bookDelivery(
  tx: Context,
  order: OrderHead,
  { wasHeld, reserveBps }: { wasHeld: boolean; reserveBps: number },
): Promise<number> {
  const isCash = order.paymentMethod === 'cash_on_delivery' && !wasHeld
  const entries = isCash
    ? cashDeliveryEntries(earnedOf(order), feeLeft(order), marketDiscountLeft(order), holderOf(order))
    : deliveryEntries(earnedOf(order) + marketDiscountLeft(order), feeLeft(order))
  // Everything went back while it was held.
  if (entries.length === 0) return 0
  const reserveMinor = rateOf(Math.max(0, availableOf(entries)), reserveBps)
  const delivery: Posting = {
    ...about(tx, order),
    key: `delivery:${order.id}`,
    kind: isCash ? 'cash_delivery' : 'delivery',
    description: deliveryWords(order, { isCash, wasHeld }),
    entries,
  }
  const reserve: Posting = {
    ...about(tx, order),
    key: `reserve:${order.id}`,
    kind: 'reserve',
    description: `Reserve of order ${order.number}`,
    entries: reserveEntries(reserveMinor),
  }
  await postAll(tx, reserveMinor > 0 ? [delivery, reserve] : [delivery])
  return reserveMinor
}

/** Who has the cash of an order that was paid at the door. */
function holderOf({ cashCollectedByShop }: OrderHead): CashHolder {
  return cashCollectedByShop ? 'shop' : 'courier'
}

function whoseCash({ cashCollectedByShop }: OrderHead): string {
  return cashCollectedByShop ? ', which the shop keeps' : ''
}

function deliveryWords(order: OrderHead, { isCash, wasHeld }: { isCash: boolean; wasHeld: boolean }): string {
  const { number } = order
  if (isCash) return `Order ${number} delivered and paid in cash${whoseCash(order)}`
  return wasHeld ? `Order ${number} released` : `Order ${number} delivered`
}

/** What entries bring to the shop's available balance, in its eyes. */
function availableOf(entries: readonly Entry[]): number {
  return entries.reduce(
    (sum, { owner, purpose, amountMinor }) => (owner === 'shop' && purpose === 'available' ? sum - amountMinor : sum),
    0,
  )
}

/** The days of a reserve are over. */
export async function bookReserveReleased(
  tx: Context,
  reserve: { orderId: string; orderNumber: string; shopId: string; currency: string; amountMinor: number },
): Promise<void> {
  const { orderId, orderNumber, shopId, currency, amountMinor } = reserve
  await post(tx, {
    ...about(tx, { id: orderId, shopId, currency }),
    key: `reserve-released:${orderId}`,
    kind: 'reserve_released',
    description: `Reserve of order ${orderNumber} released`,
    entries: reserveReleasedEntries(amountMinor),
  })
}

/** What the customer paid for an order and the shop did not give back, in minor units. */
function earnedOf({ totalMinor, refundedMinor, concededMinor }: OrderHead): number {
  return totalMinor - (refundedMinor - concededMinor)
}

/**
 * Money went back. What was only taken off a promise for the door was never in the book; what a bank took had been set
 * aside, and is booked from there.
 */
export async function bookRefund(tx: Context, order: OrderHead, refund: RefundFact): Promise<void> {
  if (refund.way === 'not_collected' || refund.way === 'chargeback') return
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

/** Which accounts a refund moves, now that the order's money is the shop's or still pending. */
export function entriesOfRefund(
  order: Pick<OrderHead, 'releasedAt' | keyof CommissionGivenBack | keyof MarketDiscount>,
  { amountMinor, commissionMinor, bearer, way }: Pick<RefundFact, 'amountMinor' | 'commissionMinor' | 'bearer' | 'way'>,
): Entry[] {
  const from = sources[way]
  if (bearer === 'market') return concededRefundEntries(amountMinor, from)
  const marketDiscountMinor = marketDiscountBack(order, amountMinor)
  if (!isReleased(order)) return refundEntries(amountMinor, from, marketDiscountMinor)
  const fee = { commissionMinor, commissionTaxMinor: commissionTaxBack(order, commissionMinor) }
  return refundAfterDeliveryEntries(amountMinor, fee, from, marketDiscountMinor)
}

/** How the money of an order would go back: cash by bank transfer, everything else through its gateway. */
export function wayBack({ paymentMethod }: Pick<OrderHead, 'paymentMethod'>): RefundWay {
  return paymentMethod === 'cash_on_delivery' ? 'bank' : 'gateway'
}

const sources: Record<RefundWay, RefundSource> = {
  gateway: 'gateway_clearing',
  chargeback: 'gateway_clearing',
  not_collected: 'gateway_clearing',
  store_credit: 'store_credit',
  bank: 'bank_clearing',
}

/** The order as it stood before a refund that it has noted by now. */
function beforeRefund(order: OrderHead, { amountMinor, commissionMinor }: RefundFact): OrderHead {
  return {
    ...order,
    refundedMinor: order.refundedMinor - amountMinor,
    commissionRefundedMinor: order.commissionRefundedMinor - commissionMinor,
  }
}

function about(
  tx: Context,
  { id, shopId, currency }: Pick<OrderHead, 'id' | 'shopId' | 'currency'>,
): Pick<Posting, 'shopId' | 'orderId' | 'currency' | 'at'> {
  return { shopId, orderId: id, currency: currency as Currency, at: tx.clock.now() }
}
