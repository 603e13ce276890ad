import { taxEndpoints } from '#shared/api/tax.ts'
import type { taxSchemas } from '#shared/api/tax.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const taxApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof taxSchemas>()(build, taxEndpoints, {
      reads: { listTaxRules: ['TaxRules', 'Settings'] },
      answers: { addTaxRule: 'listTaxRules', changeTaxRule: 'listTaxRules', removeTaxRule: 'listTaxRules' },
    }),
})

export const { useListTaxRulesQuery, useAddTaxRuleMutation, useChangeTaxRuleMutation, useRemoveTaxRuleMutation } =
  taxApi
