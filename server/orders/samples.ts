import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import type { LetterText, Tongue } from '#server/platform/mail/index.ts'
import { letters } from './letters/index.ts'

/** Every letter about orders, with things made up. */
export function ordersSamples(context: Context, { language, locale }: Tongue): Record<string, LetterText> {
  const words = letters[language]
  const { publicUrl } = context.config
  const { currency } = settingsOf(context)
  const order = {
    number: 'S-10042',
    shopName: 'Oficina do Barro',
    things: '2 × Blue kettle, 1 × Bread board',
    total: { amountMinor: 13_450, currency },
  }
  const other = {
    number: 'S-10043',
    shopName: 'Salt & Rope',
    things: '1 × Linen apron',
    total: { amountMinor: 4_400, currency },
  }
  const refund = { amountMinor: 4_900, currency }
  const to = { order, url: `${publicUrl}/checkouts/sample?key=sample`, locale }
  const shop = { order, url: `${publicUrl}/seller/orders/sample`, locale }
  const reason = 'The kettle has a crack.'
  const [soon, later] = [new Date('2027-03-04T12:00:00Z'), new Date('2027-03-09T12:00:00Z')]
  return {
    'order-confirmation:sample': words.confirmationLetter({
      ...to,
      orders: [order, other],
      willPayAtDoor: false,
      hasParcel: true,
    }),
    'order-confirmation:at-the-door': words.confirmationLetter({
      ...to,
      orders: [order],
      willPayAtDoor: true,
      hasParcel: true,
    }),
    'order-confirmation:files': words.confirmationLetter({
      ...to,
      orders: [order],
      willPayAtDoor: false,
      hasParcel: false,
    }),
    'new-order:sample': words.newOrderLetter({ ...shop, handOverBy: soon }),
    'new-order:files': words.newOrderLetter({ ...shop, handOverBy: null }),
    'order-shipped:sample': words.shippedLetter({
      ...to,
      carrier: 'DHL',
      trackingNumber: '00340434161094042557',
      expectedFrom: soon,
      expectedTo: later,
    }),
    'order-delivered:sample': words.deliveredLetter({ ...to, returnDays: 14 }),
    'order-cancelled:sample': words.cancelledLetter({ ...to, reason, refund: order.total }),
    'shop-order-cancelled:sample': words.shopCancelledLetter({ ...shop, reason }),
    'shop-order-reduced:sample': words.shopReducedLetter({ ...shop, things: '2 × Tidewater stoneware mug' }),
    'order-reduced:sample': words.reducedLetter({ ...to, refund, reason }),
    'order-paid-too-late:sample': words.paidTooLateLetter({ ...to, refund: order.total }),
    'order-refunded:sample': words.refundedLetter({ ...to, refund, isToBank: false, reason }),
    'order-refund-failed:sample': words.refundCameBackLetter({ ...to, refund }),
    'order-refund-account:sample': words.whereToLetter({ ...to, refund }),
    'shop-refunded:sample': words.shopRefundedLetter({ ...shop, refund, reason, bearer: 'shop' }),
    'shop-refund-failed:sample': words.shopRefundFailedLetter({ ...shop, refund, failure: 'The card is closed.' }),
  }
}
