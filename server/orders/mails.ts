import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { queueMail, queueMails, writeLetter, type LetterText, type Mail } from '#server/platform/mail/index.ts'
import { checkoutKey } from './checkout-key.ts'
import type { OrderFact } from './facts.ts'
import {
  cancelledLetter,
  confirmationLetter,
  deliveredLetter,
  newOrderLetter,
  paidTooLateLetter,
  refundedLetter,
  shippedLetter,
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
    handOverBy: order.handOverBy,
    url: `${context.config.publicUrl}/seller/orders/${order.id}`,
    locale: settingsOf(context).locale,
  })
  const letter = writeLetter(context, text)
  return members.map(({ personId, email }) => ({ key: `new-order:${order.id}:${personId}`, to: email, letter }))
}

/** Tells the customer that the parcel has left. */
export async function mailShipped(context: Context, fact: OrderFact): Promise<void> {
  await mailAboutOrder(context, fact, 'order-shipped', (page, about) =>
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
  await mailAboutOrder(context, fact, 'order-delivered', (page, about) =>
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

/** Tells the customer that the money has gone back. Of one that could not, operators hear in their overview. */
export async function mailRefunded(
  context: Context,
  fact: OrderFact & { refundId: string; amountMinor: number },
): Promise<void> {
  await mailAboutOrder(context, fact, `order-refunded:${fact.refundId}`, (page, about) =>
    refundedLetter({ ...about, refund: { amountMinor: fact.amountMinor, currency: page.currency } }),
  )
}

async function mailAboutOrder(
  context: Context,
  { orderId, checkoutId }: OrderFact,
  kind: string,
  write: (page: CustomerOrderPage, about: { order: OrderInLetter; url: string; locale: string }) => LetterText,
): Promise<void> {
  const page = await findOrderPage(context.db, orderId)
  invariant(page, `order ${orderId} is there`)
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
