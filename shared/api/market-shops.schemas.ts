import { z } from 'zod'
import { schemasFor } from './endpoint.ts'
import type { marketShopEndpoints } from './market-shops.ts'
import { PayoutTerms, ShopForReview, ShopState } from './shops.schemas.ts'
import { IdParams, PageQuery, pageOf } from './values.schemas.ts'

const WhoSells = z.strictObject({
  isOfMarket: z.boolean().meta({ description: 'For orders from now on; those placed before stay as they are' }),
})

export const marketShopSchemas = schemasFor<typeof marketShopEndpoints>()({
  listShopsToReview: {
    query: z.object({ state: ShopState.optional(), ...PageQuery }),
    response: pageOf(ShopForReview),
  },
  approveShop: { params: IdParams, response: ShopForReview },
  getPayoutTerms: { params: IdParams, response: PayoutTerms },
  setPayoutTerms: { params: IdParams, body: PayoutTerms, response: PayoutTerms },
  setWhoSells: {
    params: IdParams,
    body: WhoSells,
    response: WhoSells,
  },
  suspendShop: {
    params: IdParams,
    body: z.strictObject({ reason: z.string().trim().min(3, 'needs a reason').max(500) }),
    response: ShopForReview,
  },
  closeShop: {
    params: IdParams,
    body: z.strictObject({ reason: z.string().trim().min(3, 'needs a reason').max(500) }),
    response: ShopForReview,
  },
  reinstateShop: { params: IdParams, response: ShopForReview },
})
