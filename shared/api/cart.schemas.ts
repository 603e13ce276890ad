import { z } from 'zod'
import {
  CountryCode,
  CurrencyCode,
  Id,
  IdParams,
  Instant,
  Money,
  Picture,
  Quantity,
  ShopName,
} from './values.schemas.ts'
import type { cartEndpoints } from './cart.ts'
import { CouponCode, CouponKind, CouponProblem } from './coupons.schemas.ts'
import { schemasFor } from './endpoint.ts'
import { ShippingMethod } from './shops.schemas.ts'

export const CartLine = z
  .object({
    id: Id,
    variantId: Id,
    product: z.object({ slug: z.string(), title: z.string() }),
    variantTitle: z.string().meta({ description: '`Tidewater, 300 ml`; empty for a single variant' }),
    picture: Picture.nullable(),
    isDigital: z.boolean().meta({ description: 'It is downloaded, not sent' }),
    quantity: z.int(),
    unitPrice: Money,
    total: Money.meta({ description: 'Of all units, before coupons' }),
    event: z
      .object({
        slug: z.string(),
        title: z.string(),
        endsAt: Instant,
        price: Money,
        normalPrice: Money,
        isApplied: z.boolean().meta({ description: 'All units of the line go at the event price, or none' }),
        most: z.int().meta({ description: 'How many this customer can have at the event price' }),
      })
      .nullable()
      .meta({ description: 'The sale event that offers it now' }),
    plan: z
      .object({
        id: Id,
        unit: z.enum(['day', 'week', 'month', 'year']),
        every: z.int(),
        trialDays: z.int(),
        price: Money,
      })
      .nullable()
      .meta({ description: 'By which it is bought again and again, and what a unit costs then' }),
    available: z.int().meta({ description: 'Units on the shelf now; 0 also when the product left it' }),
    problem: z.enum(['gone', 'not_enough']).nullable(),
  })
  .meta({ id: 'CartLine' })

/** What a customer pays: items and shipping, less the discount, with the tax inside or on top. */
export const Totals = z
  .object({
    items: Money,
    shipping: Money,
    discount: Money.meta({ description: 'What coupons take off goods and shipping' }),
    tax: Money,
    total: Money,
    isTaxIncluded: z.boolean().meta({ description: 'The tax is inside the amounts, not added to them' }),
  })
  .meta({ id: 'Totals' })

export const CartCoupon = z
  .object({
    id: Id,
    code: z.string(),
    kind: CouponKind,
    bps: z.int().nullable(),
    shop: z
      .object({ slug: z.string(), name: z.string() })
      .nullable()
      .meta({ description: 'Whose it is; null: the market’s, or of a shop with nothing in the cart' }),
    discount: Money,
    problem: CouponProblem.nullable().meta({ description: 'Why it takes nothing off' }),
    missing: Money.nullable().meta({ description: 'To its minimum' }),
  })
  .meta({ id: 'CartCoupon' })

export const CartShop = z
  .object({
    shop: ShopName.extend({ acceptsCash: z.boolean() }),
    lines: z.array(CartLine),
    shippingMethods: z.array(
      ShippingMethod.extend({ cost: Money.meta({ description: 'For this basket: 0 when free over an amount' }) }),
    ),
    shippingMethodId: Id.nullable(),
    shippingProblem: z
      .enum(['on_holiday', 'no_way', 'not_there', 'too_heavy', 'amount'])
      .nullable()
      .meta({ description: 'Why the shop cannot send this to where it goes' }),
    isDownload: z.boolean().meta({ description: 'All of it is downloaded: there is nothing to send' }),
    holidayUntil: z.iso.date().nullable().meta({ description: 'The last day on which the shop is away' }),
    missingForFreeShipping: Money.nullable(),
    isReverseCharge: z.boolean().meta({ description: 'The customer accounts for the tax' }),
    totals: Totals,
  })
  .meta({ id: 'CartShop' })

export const Cart = z
  .object({
    shops: z.array(CartShop),
    quantity: z.int(),
    totals: Totals.meta({ description: 'In the first currency of `sums`' }),
    sums: z
      .array(z.object({ currency: CurrencyCode, totals: Totals }))
      .meta({ description: 'One checkout for each currency the shops price in' }),
    coupons: z.array(CartCoupon),
    hasProblems: z.boolean(),
  })
  .meta({ id: 'Cart' })

export const cartSchemas = schemasFor<typeof cartEndpoints>()({
  getCart: { response: Cart },
  addCartLine: {
    body: z.strictObject({
      variantId: Id,
      quantity: Quantity,
      planId: Id.nullable().optional().meta({ description: 'By which it is bought again and again' }),
    }),
    response: Cart,
  },
  changeCartLine: { params: IdParams, body: z.strictObject({ quantity: Quantity }), response: Cart },
  removeCartLine: { params: IdParams, response: Cart },
  setDestination: {
    body: z.strictObject({
      country: CountryCode,
      region: z.string().trim().max(120).default(''),
      postalCode: z.string().trim().max(20).default(''),
      taxNumber: z.string().trim().max(20).default(''),
    }),
    response: Cart,
  },
  addCoupon: { body: z.strictObject({ code: CouponCode }), response: Cart },
  removeCoupon: { params: IdParams, response: Cart },
  chooseShipping: { params: IdParams, body: z.strictObject({ shippingMethodId: Id }), response: Cart },
})

export type Cart = z.output<typeof Cart>
export type CartShop = z.output<typeof CartShop>
export type CartLine = z.output<typeof CartLine>
export type CartCoupon = z.output<typeof CartCoupon>
export type Totals = z.output<typeof Totals>
