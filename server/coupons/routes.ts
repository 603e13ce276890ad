import { couponEndpoints } from '#shared/api/coupons.ts'
import { couponSchemas } from '#shared/api/coupons.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { routesFor } from '#server/platform/http/contract.ts'
import { limitNetwork } from '#server/platform/http/network.ts'
import { memberWhoMay, ownShopOf } from '#server/shops/index.ts'
import { createMarketCoupon, createOwnCoupon } from './create-coupon.ts'
import { couponNotFound } from './errors.ts'
import { findUsableCoupon } from './find-usable-coupon.ts'
import { presentCheck, presentCoupon } from './present.ts'
import { deleteCoupon, listCoupons } from './repository.ts'
import { verifyOwnCoupon } from './verify-own-coupon.ts'

/** Codes are short, so nobody may try them all. */
export const codesFromNetwork = { most: 60, seconds: 600 }

export const couponRoutes = routesFor(couponEndpoints, couponSchemas, {
  async verifyCoupon({ context, body, req }) {
    await limitNetwork(context, req, 'coupon', codesFromNetwork)
    return presentCheck(await findUsableCoupon(context, body.code))
  },

  listOwnCoupons: async ({ context, query }) => await list(context, ownShopOf(context).shopId, query),
  async verifyOwnCoupon({ context, body }) {
    const { row, obstacle } = await verifyOwnCoupon(context, body.code)
    return { coupon: presentCoupon(row), obstacle }
  },
  async createOwnCoupon({ context, body }) {
    const id = await createOwnCoupon(context, body)
    return await created(context, ownShopOf(context).shopId, id)
  },
  async deleteOwnCoupon({ context, params }) {
    return await remove(context, { id: params.id, shopId: memberWhoMay(context, 'offers').shopId })
  },

  listMarketCoupons: async ({ context, query }) => await list(context, null, query),
  async createMarketCoupon({ context, body }) {
    return await created(context, null, await createMarketCoupon(context, body))
  },
  async deleteMarketCoupon({ context, params }) {
    return await remove(context, { id: params.id, shopId: null })
  },
})

async function list(context: Context, shopId: string | null, query: { limit: number; after?: string | undefined }) {
  const { items, next } = await listCoupons(context.db, shopId, query)
  return { items: items.map(presentCoupon), next }
}

/** The newest of the list is the one just made. */
async function created(context: Context, shopId: string | null, id: string) {
  const { items } = await listCoupons(context.db, shopId, { limit: 1 })
  const [row] = items
  invariant(row?.coupon.id === id, 'a new coupon is the first of its list')
  return presentCoupon(row)
}

async function remove(context: Context, key: { id: string; shopId: string | null }): Promise<undefined> {
  if (!(await deleteCoupon(context.db, key, context.clock.now()))) throw couponNotFound()
  return undefined
}
