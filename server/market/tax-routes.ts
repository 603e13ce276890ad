import { taxEndpoints } from '#shared/api/tax.ts'
import { taxSchemas } from '#shared/api/tax.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { routesFor } from '#server/platform/http/contract.ts'
import { addTaxRule, changeTaxRule, removeTaxRule } from './keep-tax-rules.ts'
import { settingsOf } from './settings.ts'
import { readTaxRules } from './tax-repository.ts'

export const taxRoutes = routesFor(taxEndpoints, taxSchemas, {
  listTaxRules: async ({ context }) => await rules(context),
  async addTaxRule({ context, body }) {
    await addTaxRule(context, body)
    return await rules(context)
  },
  async changeTaxRule({ context, params, body }) {
    await changeTaxRule(context, params.id, body)
    return await rules(context)
  },
  async removeTaxRule({ context, params }) {
    await removeTaxRule(context, params.id)
    return await rules(context)
  },
})

async function rules(context: Context) {
  const items = await readTaxRules(context.db)
  return {
    items: items.map(({ id, name, shop, place, taxCategory, bps }) => ({ id, name, shop, place, taxCategory, bps })),
    pricesIncludeTax: settingsOf(context).pricesIncludeTax,
  }
}
