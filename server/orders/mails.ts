import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { queueMail, queueMails, writeLetter, type LetterText, type Mail } from '#server/platform/mail/index.ts'
import type { RefundFact } from '#server/payments/index.ts'
import { checkoutKey } from './checkout-key.ts'
import type { OrderFact } from './facts.ts'
import {
  cancelledLetter,
  confirmationLetter,
  deliveredLetter,
  newOrderLetter,
  paidTooLateLetter,
  reducedLetter,
  refundCameBackLetter,
  refundedLetter,
  whereToLetter,
  shippedLetter,
  shopRefundedLetter,
  shopRefundFailedLetter,
  type OrderInLetter,
} from './letters.ts'
import { findCheckoutPage, findOrderPage, type CustomerOrderPage, type OrderPage } from './order-pages.ts'
import { findMembersOf, type ShopMember } from './repository.ts'

/** Confirms the orders of a checkout that go ahead: to the customer in one mail, and to everybody who works in the shops. */
export async function mailConfirmed(
  context: Context,
  { checkoutId, orderIds }: { checkoutId: string; orderIds: readonly string[] },
): Promise<void> {
  const page = await findCheckoutPage(context.db, checkoutId)
  invariant(page, `checkout ${checkoutId} is there`)
  const orders = page.orders.filter(({ id }) => orderIds.includes(id))
  const confirmation = confirmationLetter({
    orders: orders.map(inLetter),
    willPayAtDoor: orders[0]?.paymentMethod === 'cash_on_delivery',
    hasParcel: orders.some(({ isDigital }) => !isDigital),
    url: checkoutUrl(context, checkoutId),
    locale: settingsOf(context).locale,
  })
  const members = await findMembersOf(
    context.db,
    orders.map(({ shop }) => shop.id),
  )
  await queueMails(context, [
    { key: `order-confirmation:${checkoutId}`, to: page.email, letter: writeLetter(context, confirmation) },
    ...orders.flatMap((order) =>
      toMembers(
        context,
        order,
        members.filter(({ shopId }) => shopId === order.shop.id),
      ),
    ),
  ])
}

function toMembers(context: Context, order: CustomerOrderPage, members: readonly ShopMember[]): Mail[] {
  const text = newOrderLetter({
    order: inLetter(order),
    handOverBy: order.isDigital ? null : order.handOverBy,
    url: `${context.config.publicUrl}/seller/orders/${order.id}`,
    locale: settingsOf(context).locale,
  })
  const letter = writeLetter(context, text)
  return members.map(({ personId, email }) => ({ key: `new-order:${order.id}:${personId}`, to: email, letter }))
}

/** Tells the customer that the parcel has left. */
export async function mailShipped(context: Context, fact: OrderFact): Promise<void> {
  await mailAboutParcel(context, fact, 'order-shipped', (page, about) =>
    shippedLetter({
      ...about,
      carrier: page.carrier,
      trackingNumber: page.trackingNumber,
      expectedFrom: page.expectedFrom,
      expectedTo: page.expectedTo,
    }),
  )
}

/** Tells the customer that the parcel has arrived. */
export async function mailDelivered(context: Context, fact: OrderFact): Promise<void> {
  await mailAboutParcel(context, fact, 'order-delivered', (page, about) =>
    deliveredLetter({ ...about, returnDays: page.shop.returnDays }),
  )
}

/** Tells the customer that the order was cancelled, and what goes back. */
export async function mailCancelled(context: Context, fact: OrderFact & { refundMinor: number }): Promise<void> {
  await mailAboutOrder(context, fact, 'order-cancelled', (page, about) => {
    const refund = fact.refundMinor > 0 ? { amountMinor: fact.refundMinor, currency: page.currency } : null
    return cancelledLetter({ ...about, reason: page.cancelReason, refund })
  })
}

/** Tells the customer that money which came too late goes back. */
export async function mailPaidTooLate(context: Context, fact: OrderFact & { refundMinor: number }): Promise<void> {
  await mailAboutOrder(context, fact, 'order-paid-too-late', (page, about) =>
    paidTooLateLetter({ ...about, refund: { amountMinor: fact.refundMinor, currency: page.currency } }),
  )
}

/** Tells the customer that the money has gone back, and the shop when it was not a cancellation it knows of. */
export async function mailRefunded(context: Context, fact: RefundFact): Promise<void> {
  const { refundId, way, kind, reason, bearer } = fact
  if (way === 'chargeback') return
  await mailAboutOrder(context, fact, `order-refunded:${refundId}`, (page, about) => {
    const refund = { amountMinor: fact.amountMinor, currency: page.currency }
    const how = way === 'bank' ? 'to your bank account' : 'the way you paid'
    const letter = { ...about, refund, how, reason: kind === 'cancellation' ? '' : reason }
    return way === 'not_collected' ? reducedLetter(letter) : refundedLetter(letter)
  })
  if (kind === 'cancellation' || kind === 'late_payment') return
  await mailShopAboutOrder(context, fact, `shop-refunded:${refundId}`, (page, about) =>
    shopRefundedLetter({
      ...about,
      refund: { amountMinor: fact.amountMinor, currency: page.currency },
      reason,
      bearer,
    }),
  )
}

/** Asks the customer where money goes back to that was paid at the door. */
export async function mailWhereTo(context: Context, fact: RefundFact): Promise<void> {
  if (fact.way !== 'bank') return
  await mailAboutOrder(context, fact, `order-refund-account:${fact.refundId}`, (page, about) =>
    whereToLetter({ ...about, refund: { amountMinor: fact.amountMinor, currency: page.currency } }),
  )
}

/**
 * Tells the shop that money could not go back, and the customer if they had read that it did. Operators see it in their
 * overview.
 */
export async function mailRefundFailed(
  context: Context,
  fact: RefundFact & { failure: string; hadSucceeded: boolean },
): Promise<void> {
  const { refundId, failure, hadSucceeded } = fact
  const refundOf = (page: OrderPage) => ({ amountMinor: fact.amountMinor, currency: page.currency })
  await mailShopAboutOrder(context, fact, `shop-refund-failed:${refundId}`, (page, about) =>
    shopRefundFailedLetter({ ...about, refund: refundOf(page), failure }),
  )
  if (!hadSucceeded) return
  await mailAboutOrder(context, fact, `order-refund-failed:${refundId}`, (page, about) =>
    refundCameBackLetter({ ...about, refund: refundOf(page) }),
  )
}

async function mailShopAboutOrder(
  context: Context,
  { orderId, shopId }: OrderFact,
  kind: string,
  write: WriteAbout,
): Promise<void> {
  const page = await findOrderPage(context.db, orderId)
  invariant(page, `order ${orderId} is there`)
  const url = `${context.config.publicUrl}/seller/orders/${orderId}`
  const letter = writeLetter(context, write(page, { order: inLetter(page), url, locale: settingsOf(context).locale }))
  const members = await findMembersOf(context.db, [shopId])
  await queueMails(
    context,
    members.map(({ personId, email }) => ({ key: `${kind}:${personId}`, to: email, letter })),
  )
}

type WriteAbout = (page: CustomerOrderPage, about: { order: OrderInLetter; url: string; locale: string }) => LetterText

/** Not where there is no parcel: who bought files alone is told that they are ready. */
async function mailAboutParcel(context: Context, fact: OrderFact, kind: string, write: WriteAbout): Promise<void> {
  await mailAboutOrder(context, fact, kind, write, { isOfParcel: true })
}

async function mailAboutOrder(
  context: Context,
  { orderId, checkoutId }: OrderFact,
  kind: string,
  write: WriteAbout,
  { isOfParcel = false } = {},
): Promise<void> {
  const page = await findOrderPage(context.db, orderId)
  invariant(page, `order ${orderId} is there`)
  if (isOfParcel && page.isDigital) return
  const about = { order: inLetter(page), url: checkoutUrl(context, checkoutId), locale: settingsOf(context).locale }
  await queueMail(context, {
    key: `${kind}:${orderId}`,
    to: page.email,
    letter: writeLetter(context, write(page, about)),
  })
}

function inLetter({ number, shop, lines, totalMinor, currency }: OrderPage): OrderInLetter {
  const things = lines.map(({ quantity, title }) => (quantity === 1 ? title : `${quantity} × ${title}`)).join(', ')
  return { number, shopName: shop.name, things, total: { amountMinor: totalMinor, currency } }
}

function checkoutUrl({ config }: Context, checkoutId: string): string {
  return `${config.publicUrl}/checkouts/${checkoutId}?key=${checkoutKey(config, checkoutId)}`
}
