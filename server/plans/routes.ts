import { planEndpoints } from '#shared/api/plans.ts'
import { planSchemas } from '#shared/api/plans.schemas.ts'
import { invariant } from '#server/platform/errors.ts'
import { routesFor } from '#server/platform/http/contract.ts'
import { ownShopOf } from '#server/shops/index.ts'
import { offerPlan } from './offer-plan.ts'
import { presentPlan, presentTerms } from './present.ts'
import { listOffered, listPlansOfShop } from './repository.ts'
import { withdrawPlan } from './withdraw-plan.ts'

export const planRoutes = routesFor(planEndpoints, planSchemas, {
  listPlansOfProduct: async ({ context, params }) => ({
    items: (await listOffered(context.db, params.id)).map(presentTerms),
  }),
  listPlans: async ({ context, query }) => {
    const { shopId } = ownShopOf(context)
    const rows = await listPlansOfShop(context.db, { shopId, productId: query.productId ?? null })
    return { items: rows.map(presentPlan) }
  },
  async offerPlan({ context, body }) {
    const id = await offerPlan(context, body)
    const rows = await listPlansOfShop(context.db, { shopId: ownShopOf(context).shopId, productId: null })
    const row = rows.find((one) => one.id === id)
    invariant(row, `plan ${id} is among those of its shop`)
    return presentPlan(row)
  },
  async withdrawPlan({ context, params }) {
    await withdrawPlan(context, params.id)
    return undefined
  },
})
