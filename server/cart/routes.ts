import { cartEndpoints } from '#shared/api/cart.ts'
import { cartSchemas, type Cart } from '#shared/api/cart.schemas.ts'
import { codesFromNetwork } from '#server/coupons/index.ts'
import { cartCookie } from '#server/identity/index.ts'
import { daysAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { setCookie } from '#server/platform/http/cookies.ts'
import { routesFor } from '#server/platform/http/contract.ts'
import { limitNetwork } from '#server/platform/http/network.ts'
import { addCartLine } from './add-cart-line.ts'
import { addCoupon } from './add-coupon.ts'
import { changeCartLine } from './change-cart-line.ts'
import { chooseShipping } from './choose-shipping.ts'
import { couponNotInCart } from './errors.ts'
import { getCart } from './get-cart.ts'
import { cartCookieDays, hashOfCartToken, holderOf, tokenOfGuest, type CartHolder } from './holder.ts'
import { presentCart } from './present.ts'
import { removeCartLine } from './remove-cart-line.ts'
import { deleteCoupon } from './repository.ts'
import { setDestination } from './set-destination.ts'

export const cartRoutes = routesFor(cartEndpoints, cartSchemas, {
  getCart: async ({ context }) => answer(context, holderOf(context.actor)),
  addCartLine: async ({ context, body, res }) => {
    const { actor, config, clock } = context
    if (actor.kind === 'customer') {
      const holder = { personId: actor.personId }
      await addCartLine(context, holder, body)
      return await answer(context, holder)
    }
    const token = tokenOfGuest(actor.kind === 'guest' ? actor.cartToken : undefined)
    const holder = { tokenHash: hashOfCartToken(token) }
    await addCartLine(context, holder, body)
    setCookie(res, config, cartCookie, token, daysAfter(clock.now(), cartCookieDays))
    return await answer(context, holder)
  },
  changeCartLine: async ({ context, params, body }) => {
    const holder = holderOf(context.actor)
    await changeCartLine(context, holder, { lineId: params.id, quantity: body.quantity })
    return await answer(context, holder)
  },
  removeCartLine: async ({ context, params }) => {
    const holder = holderOf(context.actor)
    await removeCartLine(context, holder, params.id)
    return await answer(context, holder)
  },
  chooseShipping: async ({ context, params, body }) => {
    const holder = holderOf(context.actor)
    await chooseShipping(context, holder, { shopId: params.id, shippingMethodId: body.shippingMethodId })
    return await answer(context, holder)
  },
  setDestination: async ({ context, body }) => {
    const holder = holderOf(context.actor)
    await setDestination(context, holder, body)
    return await answer(context, holder)
  },
  addCoupon: async ({ context, body, req }) => {
    await limitNetwork(context, req, 'coupon', codesFromNetwork)
    const holder = holderOf(context.actor)
    await addCoupon(context, holder, body.code)
    return await answer(context, holder)
  },
  removeCoupon: async ({ context, params }) => {
    const holder = holderOf(context.actor)
    if (!holder || !(await deleteCoupon(context.db, holder, params.code))) throw couponNotInCart()
    return await answer(context, holder)
  },
})

async function answer(context: Context, holder: CartHolder | null): Promise<Cart> {
  return presentCart(await getCart(context, holder))
}
