import { z } from 'zod'
import { Id, IdParams, Money, Picture, Quantity, ShopName } from './values.schemas.ts'
import type { cartEndpoints } from './cart.ts'
import { schemasFor } from './endpoint.ts'
import { ShippingMethod } from './shops.schemas.ts'

export const CartLine = z
  .object({
    id: Id,
    variantId: Id,
    product: z.object({ slug: z.string(), title: z.string() }),
    variantTitle: z.string().meta({ description: '`Tidewater, 300 ml`; empty for a single variant' }),
    picture: Picture.nullable(),
    quantity: z.int(),
    unitPrice: Money,
    total: Money,
    available: z.int().meta({ description: 'Units on the shelf now; 0 also when the product left it' }),
    problem: z.enum(['gone', 'not_enough']).nullable(),
  })
  .meta({ id: 'CartLine' })

/** What a customer pays, as the server sees it now. Tax is contained in the amounts. */
export const Totals = z.object({ items: Money, shipping: Money, tax: Money, total: Money }).meta({ id: 'Totals' })

export const CartShop = z
  .object({
    shop: ShopName.extend({ acceptsCash: z.boolean() }),
    lines: z.array(CartLine),
    shippingMethods: z.array(
      ShippingMethod.extend({ cost: Money.meta({ description: 'For this basket: 0 when free over an amount' }) }),
    ),
    shippingMethodId: Id.nullable(),
    missingForFreeShipping: Money.nullable(),
    totals: Totals,
  })
  .meta({ id: 'CartShop' })

export const Cart = z
  .object({
    shops: z.array(CartShop),
    quantity: z.int(),
    totals: Totals,
    hasProblems: z.boolean(),
  })
  .meta({ id: 'Cart' })

export const cartSchemas = schemasFor<typeof cartEndpoints>()({
  getCart: { response: Cart },
  addCartLine: { body: z.strictObject({ variantId: Id, quantity: Quantity }), response: Cart },
  changeCartLine: { params: IdParams, body: z.strictObject({ quantity: Quantity }), response: Cart },
  removeCartLine: { params: IdParams, response: Cart },
  chooseShipping: { params: IdParams, body: z.strictObject({ shippingMethodId: Id }), response: Cart },
})

export type Cart = z.output<typeof Cart>
export type CartShop = z.output<typeof CartShop>
export type CartLine = z.output<typeof CartLine>
export type Totals = z.output<typeof Totals>
