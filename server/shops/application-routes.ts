import { applicationEndpoints } from '#shared/api/applications.ts'
import { applicationSchemas, type ApplicationForReview } from '#shared/api/applications.schemas.ts'
import type { ShopForReview } from '#shared/api/shops.schemas.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { routesFor } from '#server/platform/http/contract.ts'
import { findChecklist, findShopMoves } from './application-repository.ts'
import { askShopForChanges } from './ask-for-changes.ts'
import { declineShop } from './decline-shop.ts'
import { shopNotFound } from './errors.ts'
import { getApplication } from './get-application.ts'
import { handInApplication } from './hand-in-application.ts'
import {
  keepApplicationFile,
  readApplicationFile,
  readOwnApplicationFile,
  removeApplicationFile,
} from './keep-application-files.ts'
import { memberWhoMay } from './policy.ts'
import { findShopForReviewAsJson } from './repository.ts'
import { setChecklist } from './set-checklist.ts'

export const applicationRoutes = routesFor(applicationEndpoints, applicationSchemas, {
  getOwnApplication: async ({ context }) => await getApplication(context, memberWhoMay(context, 'shop').shopId),
  async uploadApplicationFile(call) {
    await keepApplicationFile(call)
    const { context } = call
    return await inTransaction(context, (tx) => getApplication(tx, memberWhoMay(tx, 'shop').shopId))
  },
  getOwnApplicationFile: readOwnApplicationFile,
  async removeApplicationFile(call) {
    await removeApplicationFile(call)
    return undefined
  },
  async handInApplication({ context, body }) {
    await handInApplication(context, body)
    return await getApplication(context, memberWhoMay(context, 'shop').shopId)
  },

  getApplicationChecklist: async ({ context }) => await findChecklist(context.db),
  async setApplicationChecklist({ context, body }) {
    await setChecklist(context, body)
    return await findChecklist(context.db)
  },
  getApplication: async ({ context, params }) => await forReview(context, params.id),
  getApplicationFile: readApplicationFile,
  async askShopForChanges({ context, params, body }) {
    await askShopForChanges(context, { shopId: params.id, reason: body.reason })
    return await forReview(context, params.id)
  },
  async declineShop({ context, params, body }) {
    await declineShop(context, { shopId: params.id, reason: body.reason })
    return await forReview(context, params.id)
  },
})

async function forReview(context: Context, shopId: string): Promise<ApplicationForReview> {
  const json = await findShopForReviewAsJson(context.db, shopId, settingsOf(context).currency)
  if (json === null) throw shopNotFound()
  const shop = JSON.parse(json) as ShopForReview
  return { ...(await getApplication(context, shopId)), shop, history: await findShopMoves(context.db, shopId) }
}
