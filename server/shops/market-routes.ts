import { marketShopEndpoints } from '#shared/api/market-shops.ts'
import { marketShopSchemas } from '#shared/api/market-shops.schemas.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { ReadyJson, readyPage, routesFor } from '#server/platform/http/contract.ts'
import { approveShop } from './approve-shop.ts'
import { closeShop } from './close-shop.ts'
import { shopNotFound } from './errors.ts'
import { reinstateShop } from './reinstate-shop.ts'
import { findShopForReviewAsJson, listShopsForReview } from './repository.ts'
import { getPayoutTerms, setPayoutTerms } from './set-payout-terms.ts'
import { setWhoSells } from './set-who-sells.ts'
import { suspendShop } from './suspend-shop.ts'

export const marketShopRoutes = routesFor(marketShopEndpoints, marketShopSchemas, {
  listShopsToReview: async ({ context, query }) =>
    readyPage(await listShopsForReview(context.db, query, settingsOf(context).currency)),
  async approveShop({ context, params }) {
    await approveShop(context, params.id)
    return await shopForReview(context, params.id)
  },
  getPayoutTerms: async ({ context, params }) => await getPayoutTerms(context, params.id),
  async setPayoutTerms({ context, params, body }) {
    await setPayoutTerms(context, params.id, body)
    return await getPayoutTerms(context, params.id)
  },
  async setWhoSells({ context, params, body }) {
    await setWhoSells(context, params.id, body.isOfMarket)
    return body
  },
  async suspendShop({ context, params, body }) {
    await suspendShop(context, { shopId: params.id, reason: body.reason })
    return await shopForReview(context, params.id)
  },
  async closeShop({ context, params, body }) {
    await closeShop(context, { shopId: params.id, reason: body.reason })
    return await shopForReview(context, params.id)
  },
  async reinstateShop({ context, params }) {
    await reinstateShop(context, params.id)
    return await shopForReview(context, params.id)
  },
})

async function shopForReview(context: Context, shopId: string): Promise<ReadyJson> {
  const json = await findShopForReviewAsJson(context.db, shopId, settingsOf(context).currency)
  if (json === null) throw shopNotFound()
  return new ReadyJson(json)
}
