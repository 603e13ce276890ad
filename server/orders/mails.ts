import type { Language } from '#shared/languages.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import type { FactMap } from '#server/platform/facts.ts'
import { queueMail, queueMails, type LetterText, type Mail } from '#server/platform/mail/index.ts'
import type { RefundFact } from '#server/payments/index.ts'
import { checkoutKey } from './checkout-key.ts'
import type { OrderFact } from './facts.ts'
import type { OrderInLetter } from './letters/en.ts'
import { letters } from './letters/index.ts'
import { findCheckoutPage, findOrderPage, type CustomerOrderPage, type OrderPage } from './order-pages.ts'
import { findMembersOf, findTakenOut, type ShopMember } from './repository.ts'

/** Confirms the orders of a checkout that go ahead: to the customer in one mail, and to everybody who works in the shops. */
export async function mailConfirmed(
  context: Context,
  { checkoutId, orderIds }: { checkoutId: string; orderIds: readonly string[] },
): Promise<void> {
  const page = await findCheckoutPage(context.db, checkoutId)
  invariant(page, `checkout ${checkoutId} is there`)
  const orders = page.orders.filter(({ id }) => orderIds.includes(id))
  const about = {
    orders: orders.map(inLetter),
    willPayAtDoor: orders[0]?.paymentMethod === 'cash_on_delivery',
    hasParcel: orders.some(({ isDigital }) => !isDigital),
    url: checkoutUrl(context, checkoutId),
  }
  const members = await findMembersOf(
    context.db,
    orders.map(({ shop }) => shop.id),
  )
  await queueMails(context, [
    {
      key: `order-confirmation:${checkoutId}`,
      to: page.email,
      language: orders[0]?.language ?? null,
      write: ({ language, locale }) => letters[language].confirmationLetter({ ...about, locale }),
    },
    ...orders.flatMap((order) =>
      toMembers(
        context,
        order,
        members.filter(({ shopId }) => shopId === order.shop.id),
      ),
    ),
  ])
}

function toMembers({ config }: Context, order: CustomerOrderPage, members: readonly ShopMember[]): Mail[] {
  const about = {
    order: inLetter(order),
    handOverBy: order.isDigital ? null : order.handOverBy,
    url: `${config.publicUrl}/seller/orders/${order.id}`,
  }
  return members.map(({ personId, email }) => ({
    key: `new-order:${order.id}:${personId}`,
    to: email,
    write: ({ language, locale }) => letters[language].newOrderLetter({ ...about, locale }),
  }))
}

/** Tells the customer that the parcel has left. */
export async function mailShipped(context: Context, fact: OrderFact): Promise<void> {
  await mailAboutParcel(context, fact, 'order-shipped', (page, about, words) =>
    words.shippedLetter({
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
  await mailAboutParcel(context, fact, 'order-delivered', (page, about, words) =>
    words.deliveredLetter({ ...about, returnDays: page.shop.returnDays }),
  )
}

/** Tells the customer that the order was cancelled, and what goes back; and the shop, unless it did it itself. */
export async function mailCancelled(context: Context, fact: FactMap['order.cancelled']): Promise<void> {
  await mailAboutOrder(context, fact, 'order-cancelled', (page, about, words) => {
    const refund = fact.refundMinor > 0 ? { amountMinor: fact.refundMinor, currency: page.currency } : null
    return words.cancelledLetter({ ...about, reason: page.cancelReason, refund })
  })
  if (fact.by === 'shop') return
  await mailShopAboutOrder(context, fact, `shop-order-cancelled:${fact.orderId}`, (page, about, words) =>
    words.shopCancelledLetter({ ...about, reason: page.cancelReason }),
  )
}

/** Tells the shop what it need not pack any more, unless it took it out itself; its customer hears of the money. */
export async function mailReduced(context: Context, fact: FactMap['order.reduced']): Promise<void> {
  if (fact.by === 'shop') return
  const things = listThings(await findTakenOut(context.db, fact.orderId, fact.cancelled))
  await mailShopAboutOrder(context, fact, `shop-order-reduced:${fact.reductionId}`, (_page, about, words) =>
    words.shopReducedLetter({ ...about, things }),
  )
}

/** Tells the customer that money which came too late goes back. */
export async function mailPaidTooLate(context: Context, fact: OrderFact & { refundMinor: number }): Promise<void> {
  await mailAboutOrder(context, fact, 'order-paid-too-late', (page, about, words) =>
    words.paidTooLateLetter({ ...about, refund: { amountMinor: fact.refundMinor, currency: page.currency } }),
  )
}

/** Tells the customer that the money has gone back, and the shop when it was not a cancellation it knows of. */
export async function mailRefunded(context: Context, fact: RefundFact): Promise<void> {
  const { refundId, way, kind, reason, bearer } = fact
  if (way === 'chargeback') return
  await mailAboutOrder(context, fact, `order-refunded:${refundId}`, (page, about, words) => {
    const refund = { amountMinor: fact.amountMinor, currency: page.currency }
    const letter = { ...about, refund, reason: kind === 'cancellation' ? '' : reason }
    return way === 'not_collected'
      ? words.reducedLetter(letter)
      : words.refundedLetter({ ...letter, isToBank: way === 'bank' })
  })
  if (kind === 'cancellation' || kind === 'late_payment') return
  await mailShopAboutOrder(context, fact, `shop-refunded:${refundId}`, (page, about, words) =>
    words.shopRefundedLetter({
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
  await mailAboutOrder(context, fact, `order-refund-account:${fact.refundId}`, (page, about, words) =>
    words.whereToLetter({ ...about, refund: { amountMinor: fact.amountMinor, currency: page.currency } }),
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
  await mailShopAboutOrder(context, fact, `shop-refund-failed:${refundId}`, (page, about, words) =>
    words.shopRefundFailedLetter({ ...about, refund: refundOf(page), failure }),
  )
  if (!hadSucceeded) return
  await mailAboutOrder(context, fact, `order-refund-failed:${refundId}`, (page, about, words) =>
    words.refundCameBackLetter({ ...about, refund: refundOf(page) }),
  )
}

/** Writes of an order, in the words of a language. */
type OrderLetterWriter = (
  page: CustomerOrderPage,
  about: { order: OrderInLetter; url: string; locale: string },
  words: (typeof letters)[Language],
) => LetterText

async function mailShopAboutOrder(
  context: Context,
  { orderId, shopId }: OrderFact,
  kind: string,
  write: OrderLetterWriter,
): Promise<void> {
  const page = await findOrderPage(context.db, orderId)
  invariant(page, `order ${orderId} is there`)
  const url = `${context.config.publicUrl}/seller/orders/${orderId}`
  const order = inLetter(page)
  const members = await findMembersOf(context.db, [shopId])
  await queueMails(
    context,
    members.map(({ personId, email }) => ({
      key: `${kind}:${personId}`,
      to: email,
      write: ({ language, locale }) => write(page, { order, url, locale }, letters[language]),
    })),
  )
}

/** Not where there is no parcel: who bought files alone is told that they are ready. */
async function mailAboutParcel(
  context: Context,
  fact: OrderFact,
  kind: string,
  write: OrderLetterWriter,
): Promise<void> {
  await mailAboutOrder(context, fact, kind, write, { isOfParcel: true })
}

async function mailAboutOrder(
  context: Context,
  { orderId, checkoutId }: OrderFact,
  kind: string,
  write: OrderLetterWriter,
  { isOfParcel = false } = {},
): Promise<void> {
  const page = await findOrderPage(context.db, orderId)
  invariant(page, `order ${orderId} is there`)
  if (isOfParcel && page.isDigital) return
  const about = { order: inLetter(page), url: checkoutUrl(context, checkoutId) }
  await queueMail(context, {
    key: `${kind}:${orderId}`,
    to: page.email,
    language: page.language,
    write: ({ language, locale }) => write(page, { ...about, locale }, letters[language]),
  })
}

function inLetter({ number, shop, lines, totalMinor, currency }: OrderPage): OrderInLetter {
  return { number, shopName: shop.name, things: listThings(lines), total: { amountMinor: totalMinor, currency } }
}

function listThings(things: readonly { quantity: number; title: string }[]): string {
  return things.map(({ quantity, title }) => (quantity === 1 ? title : `${quantity} × ${title}`)).join(', ')
}

function checkoutUrl({ config }: Context, checkoutId: string): string {
  return `${config.publicUrl}/checkouts/${checkoutId}?key=${checkoutKey(config, checkoutId)}`
}
