import { commissionEndpoints } from '#shared/api/commission.ts'
import type { commissionSchemas } from '#shared/api/commission.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const commissionApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof commissionSchemas>()(build, commissionEndpoints, {
      reads: { listCommissionRules: ['CommissionRules', 'Settings'] },
      answers: {
        addCommissionRule: 'listCommissionRules',
        changeCommissionRule: 'listCommissionRules',
        removeCommissionRule: 'listCommissionRules',
        orderCommissionRules: 'listCommissionRules',
      },
    }),
})

export const {
  useListCommissionRulesQuery,
  useAddCommissionRuleMutation,
  useChangeCommissionRuleMutation,
  useRemoveCommissionRuleMutation,
  useOrderCommissionRulesMutation,
  usePreviewCommissionMutation,
  usePreviewOwnCommissionMutation,
} = commissionApi
