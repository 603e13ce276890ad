import { moderationEndpoints } from '#shared/api/moderation.ts'
import { moderationSchemas } from '#shared/api/moderation.schemas.ts'
import { readyPage, routesFor } from '#server/platform/http/contract.ts'
import { dismissReports } from './judge-listing.ts'
import { countWaiting, listListings } from './repository.ts'
import { reportProduct, reportShop } from './report-listing.ts'

export const moderationRoutes = routesFor(moderationEndpoints, moderationSchemas, {
  async reportProduct({ context, params, body }) {
    await reportProduct(context, params.id, body.reason)
    return undefined
  },
  async reportShop({ context, params, body }) {
    await reportShop(context, params.id, body.reason)
    return undefined
  },
  countModeration: async ({ context }) => await countWaiting(context.db),
  listListingReports: async ({ context, query }) => readyPage(await listListings(context.db, query)),
  async dismissProductReports({ context, params }) {
    await dismissReports(context, { productId: params.id })
    return undefined
  },
  async dismissShopReports({ context, params }) {
    await dismissReports(context, { shopId: params.id })
    return undefined
  },
})
