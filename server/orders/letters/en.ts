import { formatMoney, type Money } from '#shared/money.ts'
import { writeDay, type LetterText } from '#server/platform/mail/index.ts'

/** What a letter needs to know of an order. */
export interface OrderInLetter {
  number: string
  shopName: string
  things: string
  total: Money
}

interface ToCustomer {
  order: OrderInLetter
  /** Opens the checkout without signing in. */
  url: string
  locale: string
}

/** To the customer: everything that goes ahead, a line per shop. */
export function confirmationLetter({
  orders,
  willPayAtDoor,
  hasParcel,
  url,
  locale,
}: {
  orders: readonly OrderInLetter[]
  willPayAtDoor: boolean
  /** False: everything is downloaded. */
  hasParcel: boolean
  url: string
  locale: string
}): LetterText {
  return {
    subject: orders.length === 1 ? `Your order ${orders[0]!.number} is confirmed` : 'Your orders are confirmed',
    heading: 'Thank you for your order',
    paragraphs: [
      ...orders.map(
        ({ number, shopName, things, total }) =>
          `${shopName}, order ${number}: ${things}. ${formatMoney(total, locale)}${hasParcel ? ' with shipping' : ''}.`,
      ),
      willPayAtDoor
        ? 'You pay in cash when the parcel is at your door.'
        : !hasParcel
          ? 'Your payment has arrived. Your files are ready in a moment, and we write to you about them.'
          : 'Your payment has arrived. Each shop sends its own parcel and will tell you when it is on its way.',
    ],
    action: { label: 'See your order', url },
    footnote: 'Whoever has this link can see the order, so keep it to yourself.',
  }
}

/** To everybody who works in a shop: something was bought. */
export function newOrderLetter({
  order,
  handOverBy,
  url,
  locale,
}: {
  order: OrderInLetter
  /** Null: there is nothing to send. */
  handOverBy: Date | null
  url: string
  locale: string
}): LetterText {
  return {
    subject: `New order ${order.number}`,
    heading: 'You have a new order',
    paragraphs: [
      `${order.things}. ${formatMoney(order.total, locale)}${handOverBy ? ' with shipping' : ''}.`,
      handOverBy
        ? `Please hand the parcel over by ${writeDay(handOverBy, locale)}.`
        : 'There is nothing to send: the customer downloads it.',
    ],
    action: { label: `Open order ${order.number}`, url },
  }
}

/** To the customer: the parcel has left. */
export function shippedLetter({
  order,
  carrier,
  trackingNumber,
  expectedFrom,
  expectedTo,
  url,
  locale,
}: ToCustomer & { carrier: string; trackingNumber: string; expectedFrom: Date; expectedTo: Date }): LetterText {
  const withWhom = carrier === '' ? '' : ` with ${carrier}`
  const days = `${writeDay(expectedFrom, locale)} and ${writeDay(expectedTo, locale)}`
  return {
    subject: `Your order ${order.number} is on its way`,
    heading: 'Your parcel is on its way',
    paragraphs: [
      `${order.shopName} has sent ${order.things}${withWhom}. It should arrive between ${days}.`,
      ...(trackingNumber === '' ? [] : [`Tracking number: ${trackingNumber}`]),
    ],
    action: { label: 'Follow the parcel', url },
  }
}

/** To the customer: the parcel has arrived. */
export function deliveredLetter({ order, returnDays, url }: ToCustomer & { returnDays: number }): LetterText {
  return {
    subject: `Your order ${order.number} was delivered`,
    heading: 'Your parcel has arrived',
    paragraphs: [
      `${order.shopName} tells us that ${order.things} was delivered.`,
      ...(returnDays > 0 ? [`You can return it within ${returnDays} days.`] : []),
    ],
    action: { label: 'See your order', url },
  }
}

/** To the customer: the order is cancelled, and what becomes of the money. */
export function cancelledLetter({
  order,
  reason,
  refund,
  url,
  locale,
}: ToCustomer & { reason: string; refund: Money | null }): LetterText {
  return {
    subject: `Your order ${order.number} was cancelled`,
    heading: 'Your order was cancelled',
    paragraphs: [
      `The order of ${order.things} from ${order.shopName} was cancelled.`,
      ...(reason === '' ? [] : [`The reason given: ${reason}`]),
      refund
        ? `${formatMoney(refund, locale)} goes back the way you paid; we write again when it has.`
        : 'Nothing was paid, so nothing needs to go back.',
    ],
    action: { label: 'See your order', url },
  }
}

type OfOrder = Pick<ToCustomer, 'order' | 'url'>

/** To the shop: somebody else cancelled the order, so nothing is sent. */
export function shopCancelledLetter({ order, reason, url }: OfOrder & { reason: string }): LetterText {
  return {
    subject: `Order ${order.number} was cancelled`,
    heading: 'An order was cancelled',
    paragraphs: [
      `Please do not send order ${order.number} (${order.things}) any more: it was cancelled.`,
      ...(reason === '' ? [] : [`The reason given: ${reason}`]),
      'Its things are back on sale.',
    ],
    action: { label: `Open order ${order.number}`, url },
  }
}

/** To the shop: somebody else took things out of the order; the rest is sent. */
export function shopReducedLetter({ order, things, url }: OfOrder & { things: string }): LetterText {
  return {
    subject: `Something of order ${order.number} is not to be sent`,
    heading: 'An order has become smaller',
    paragraphs: [
      `Taken out of order ${order.number}: ${things}. Please send the rest.`,
      'What was taken out is back on sale.',
    ],
    action: { label: `Open order ${order.number}`, url },
  }
}

/** To the customer: the money came when the order was over, and goes back. */
export function paidTooLateLetter({ order, refund, url, locale }: ToCustomer & { refund: Money }): LetterText {
  return {
    subject: `Your payment for order ${order.number} goes back to you`,
    heading: 'Your payment came too late',
    paragraphs: [
      `Your payment for ${order.things} from ${order.shopName} came after the order was over, and the things are sold.`,
      `${formatMoney(refund, locale)} goes back the way you paid; we write again when it has. We are sorry.`,
    ],
    action: { label: 'See your order', url },
  }
}

/** To the customer: the money has gone back. */
export function refundedLetter({
  order,
  refund,
  isToBank,
  reason,
  url,
  locale,
}: ToCustomer & { refund: Money; isToBank: boolean; reason: string }): LetterText {
  const how = isToBank ? 'to your bank account' : 'the way you paid'
  return {
    subject: `${formatMoney(refund, locale)} for order ${order.number} has gone back to you`,
    heading: 'Your money is on its way back',
    paragraphs: [
      `We have given ${formatMoney(refund, locale)} back for ${order.things} from ${order.shopName}, ${how}.`,
      ...(reason === '' ? [] : [`The reason given: ${reason}`]),
      'Banks may take a few days to show it.',
    ],
    action: { label: 'See your order', url },
  }
}

/** To the customer, who paid at the door: where does the money go back to? */
export function whereToLetter({ order, refund, url, locale }: ToCustomer & { refund: Money }): LetterText {
  return {
    subject: `Where may we send ${formatMoney(refund, locale)} for order ${order.number}?`,
    heading: 'You get money back',
    paragraphs: [
      `${formatMoney(refund, locale)} goes back to you for ${order.things} from ${order.shopName}. You paid in cash, so please tell us your bank account.`,
    ],
    action: { label: 'Name your bank account', url },
  }
}

/** To the customer: a part of what is to be paid at the door was cancelled. */
export function reducedLetter({
  order,
  refund,
  reason,
  url,
  locale,
}: ToCustomer & { refund: Money; reason: string }): LetterText {
  return {
    subject: `Your order ${order.number} has become smaller`,
    heading: 'A part of your order was cancelled',
    paragraphs: [
      `${formatMoney(refund, locale)} less is to be paid when the parcel of ${order.shopName} is at your door.`,
      ...(reason === '' ? [] : [`The reason given: ${reason}`]),
    ],
    action: { label: 'See your order', url },
  }
}

/** To the customer: money that had gone back was returned by their bank. */
export function refundCameBackLetter({ order, refund, url, locale }: ToCustomer & { refund: Money }): LetterText {
  return {
    subject: `The refund for order ${order.number} did not arrive`,
    heading: 'Your bank has sent our refund back',
    paragraphs: [
      `We gave ${formatMoney(refund, locale)} back for ${order.things} from ${order.shopName}, and your bank did not take it.`,
      'The money is not lost: we will find another way and write again.',
    ],
    action: { label: 'See your order', url },
  }
}

interface ToShop extends ToCustomer {
  refund: Money
}

/** To everybody who works in a shop: money of an order has gone back to its customer. */
export function shopRefundedLetter({
  order,
  refund,
  reason,
  bearer,
  url,
  locale,
}: ToShop & { reason: string; bearer: 'shop' | 'market' }): LetterText {
  return {
    subject: `${formatMoney(refund, locale)} of order ${order.number} has gone back`,
    heading: 'Money has gone back to your customer',
    paragraphs: [
      `${formatMoney(refund, locale)} of order ${order.number} (${order.things}) has gone back to the customer.`,
      ...(reason === '' ? [] : [`The reason given: ${reason}`]),
      bearer === 'market'
        ? 'The market bears it; your balance is not touched.'
        : 'It was taken from your balance, and the commission on it was given back to you.',
    ],
    action: { label: `Open order ${order.number}`, url },
  }
}

/** To everybody who works in a shop: money could not go back. */
export function shopRefundFailedLetter({
  order,
  refund,
  failure,
  url,
  locale,
}: ToShop & { failure: string }): LetterText {
  return {
    subject: `A refund for order ${order.number} has failed`,
    heading: 'A refund could not be made',
    paragraphs: [
      `${formatMoney(refund, locale)} of order ${order.number} could not go back to the customer: ${failure}`,
      'The money still stands on your balance. It can be given back again from the page of the order.',
    ],
    action: { label: `Open order ${order.number}`, url },
  }
}
