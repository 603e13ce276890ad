import { shopEndpoints } from '#shared/api/shops.ts'
import { shopSchemas } from '#shared/api/shops.schemas.ts'
import { refuseBlockedWords, usualCommissionBps } from '#server/market/index.ts'
import { dayOf } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket } from '#server/platform/db/transaction.ts'
import { notAllowed } from '#server/platform/errors.ts'
import { ReadyJson, readyPage, routesFor } from '#server/platform/http/contract.ts'
import { applyWithShop } from './apply-with-shop.ts'
import { changeShop } from './change-shop.ts'
import { closeOwnShop } from './close-shop.ts'
import { shopNotFound } from './errors.ts'
import { ownShopOf } from './policy.ts'
import { findOwnShopAsJson, findShopAsJson, listShops } from './repository.ts'
import { setHoliday } from './set-holiday.ts'
import { setShippingMethods } from './set-shipping-methods.ts'

export const shopRoutes = routesFor(shopEndpoints, shopSchemas, {
  listShops: async ({ context, query }) => readyPage(await listShops(context.db, query)),
  getShop: async ({ context, params }) =>
    found(await findShopAsJson(context.db, params.slug, dayOf(context.clock.now()))),
  async openShop({ context, body }) {
    if (context.actor.kind !== 'seller') throw notAllowed()
    const { personId } = context.actor
    refuseBlockedWords(context, { 'body.name': body.name })
    const shopId = await applyWithShop(context, { personId, name: body.name })
    // The role at this door sees the shop from the next request on.
    return await asMarket(context, () => ownShop(context, shopId))
  },
  async closeOwnShop({ context, body }) {
    await closeOwnShop(context, body.password)
    return await ownShop(context, ownShopOf(context).shopId)
  },
  getOwnShop: async ({ context }) => await ownShop(context, ownShopOf(context).shopId),
  async changeOwnShop({ context, body }) {
    await changeShop(context, body)
    return await ownShop(context, ownShopOf(context).shopId)
  },
  async setHoliday({ context, body }) {
    await setHoliday(context, body.holiday)
    return await ownShop(context, ownShopOf(context).shopId)
  },
  async setShippingMethods({ context, body }) {
    await setShippingMethods(context, body.methods)
    return await ownShop(context, ownShopOf(context).shopId)
  },
})

async function ownShop(context: Context, shopId: string): Promise<ReadyJson> {
  const commissionBps = usualCommissionBps(shopId, context.ports.market.commissionTerms())
  return found(await findOwnShopAsJson(context.db, shopId, commissionBps))
}

function found(json: string | null): ReadyJson {
  if (json === null) throw shopNotFound()
  return new ReadyJson(json)
}
