import { planEndpoints } from '#shared/api/plans.ts'
import type { planSchemas } from '#shared/api/plans.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const plansApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof planSchemas>()(build, planEndpoints, {
      reads: { listPlansOfProduct: ['Plans'], listPlans: ['Plans'] },
      changes: { offerPlan: ['Plans'], withdrawPlan: ['Plans'] },
    }),
})

export const { useListPlansOfProductQuery, useListPlansQuery, useOfferPlanMutation, useWithdrawPlanMutation } = plansApi
