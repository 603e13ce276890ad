import type { Picture } from '#shared/api/values.schemas.ts'
import type { MarketOverview } from '#shared/api/orders.schemas.ts'
import type { PaymentView } from '#shared/api/payments.schemas.ts'
import type { ShopForReview } from '#shared/api/shops.schemas.ts'
import type { Money } from '#shared/money.ts'
import type { Waiting } from '#web/features/moderation/waiting.ts'

const id = '01a1fd6c-0000-7000-8000-000000000001'
/** A fixed moment, so that the page looks alike each day. */
const at = '2026-11-20T09:15:00.000Z'

/** An amount in euro cents. */
export const euro = (amountMinor: number): Money => ({ amountMinor, currency: 'EUR' })

/** A payment by card that went well, with what differs. */
export function aPayment(other: Partial<PaymentView>): PaymentView {
  return {
    id,
    state: 'captured',
    method: 'card',
    gateway: 'sandbox',
    amount: euro(8_450),
    refunded: euro(0),
    card: { brand: 'visa', last4: '4242' },
    decline: null,
    action: null,
    updatedAt: at,
    ...other,
  }
}

/** Thirty days of sales that rise, against thirty even ones. */
export const salesDays = Array.from({ length: 30 }, (_, day) => ({
  on: new Date(Date.UTC(2026, 9, 22 + day)).toISOString().slice(0, 10),
  salesMinor: 9_000 + day * 800 + (day % 7) * 2_100,
  orders: 2 + (day % 4),
  previousSalesMinor: 10_000 + (day % 5) * 1_500,
}))

const logo = null

/** A market with two open shops and something in every queue. */
export const everythingWaits: Waiting = {
  refundsFailed: 1,
  paymentsUnknown: 1,
  deadEvents: 3,
  disputes: 2,
  withdrawals: 4,
  shops: 2,
  products: 1,
  moderation: 5,
  chatReports: 1,
}

export const nothingWaits: Waiting = {
  refundsFailed: 0,
  paymentsUnknown: 0,
  deadEvents: 0,
  disputes: 0,
  withdrawals: 0,
  shops: 0,
  products: 0,
  moderation: 0,
  chatReports: 0,
}

export const overview: MarketOverview = {
  sales: euro(999_830),
  previousSales: euro(877_810),
  orderCount: 70,
  previousOrderCount: 82,
  days: salesDays,
  elsewhere: [],
  commission: euro(93_199),
  shopsToApprove: 2,
  paymentsUnknown: 1,
  refundsFailed: 1,
  deadEvents: 3,
  shops: [
    {
      id,
      name: 'Kiln & Clay',
      slug: 'kiln-and-clay',
      logo,
      orders: 20,
      sales: euro(215_590),
      commission: euro(17_216),
    },
    {
      id: `${id}2`,
      name: 'Velo Norte',
      slug: 'velo-norte',
      logo,
      orders: 4,
      sales: euro(213_300),
      commission: euro(21_330),
    },
  ],
}

/** A shop that applied two days before, with what differs. */
export function aShop(other: Partial<ShopForReview>, picture: Picture | null): ShopForReview {
  return {
    id,
    slug: 'northwind-knitting',
    name: 'Northwind Knitting',
    state: 'applied',
    currency: 'EUR',
    tagline: 'Wool from three islands, knitted in Galway',
    story: 'Aoife knits on a hand frame in her front room and dyes with onion skins and nettles.',
    policies: '',
    city: 'Galway',
    country: 'IE',
    logo,
    banner: null,
    owner: { name: 'Aoife Byrne', email: 'aoife@example.com' },
    productCount: 0,
    products: [
      { id, title: 'Tea cosy, undyed wool', price: euro(3_200), picture, isListed: false },
      {
        id: `${id}2`,
        title: 'A title that is much longer than the column',
        price: euro(12_900),
        picture,
        isListed: true,
      },
    ],
    orderCount: 0,
    sold: euro(0),
    shippingMethods: [],
    isHandedIn: true,
    isOfMarket: false,
    appliedAt: at,
    ...other,
  }
}
