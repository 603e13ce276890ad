import { commissionEndpoints } from '#shared/api/commission.ts'
import { commissionSchemas } from '#shared/api/commission.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { notAllowed } from '#server/platform/errors.ts'
import { routesFor } from '#server/platform/http/contract.ts'
import { listCommissionRules } from './commission-repository.ts'
import {
  addCommissionRule,
  changeCommissionRule,
  orderCommissionRules,
  removeCommissionRule,
} from './keep-commission-rules.ts'
import { presentPreview, presentRules } from './present-commission.ts'
import { previewCommission, type SaleAsked } from './preview-commission.ts'
import { settingsOf } from './settings.ts'

export const commissionRoutes = routesFor(commissionEndpoints, commissionSchemas, {
  listCommissionRules: async ({ context }) => await rules(context),
  async addCommissionRule({ context, body }) {
    await addCommissionRule(context, body)
    return await rules(context)
  },
  async orderCommissionRules({ context, body }) {
    await orderCommissionRules(context, body.ids)
    return await rules(context)
  },
  async changeCommissionRule({ context, params, body }) {
    await changeCommissionRule(context, params.id, body)
    return await rules(context)
  },
  async removeCommissionRule({ context, params }) {
    await removeCommissionRule(context, params.id)
    return await rules(context)
  },
  previewCommission: async ({ context, body }) => await preview(context, body),
  async previewOwnCommission({ context, body }) {
    if (context.actor.kind !== 'seller' || !context.actor.shop) throw notAllowed('Open a shop first.')
    return await preview(context, { shopId: context.actor.shop.id, ...body })
  },
})

async function rules(context: Context) {
  return presentRules(await listCommissionRules(context.db), settingsOf(context))
}

async function preview(context: Context, asked: SaleAsked) {
  return presentPreview(await previewCommission(context, asked), context.ports.market.commissionTerms().rules)
}
