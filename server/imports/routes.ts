import { importEndpoints } from '#shared/api/imports.ts'
import { importSchemas } from '#shared/api/imports.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { invariant } from '#server/platform/errors.ts'
import { ReadyJson, readyPage, routesFor } from '#server/platform/http/contract.ts'
import { limitRate } from '#server/platform/rate-limit.ts'
import { ownShopOf } from '#server/shops/index.ts'
import { cancelImport } from './cancel-import.ts'
import { createImport } from './create-import.ts'
import { importNotFound } from './errors.ts'
import { exportProducts } from './export-products.ts'
import { findImportAsJson, listImports, listLines } from './repository.ts'
import { startImport } from './start-import.ts'

/** Reading a long file takes seconds of the database. */
const filesOfPerson = { most: 60, seconds: 3_600 }

export const importRoutes = routesFor(importEndpoints, importSchemas, {
  async uploadImport({ context, query, table }) {
    const { personId } = ownShopOf(context)
    invariant(table, 'a large upload brings a table')
    await limitRate(context, `imports of ${personId}`, filesOfPerson)
    const id = await createImport(context, { table, category: query.category })
    return await inTransaction(context, (tx) => ownImport(tx, id))
  },
  listImports: async ({ context, query }) => readyPage(await listImports(context.db, ownShopOf(context).shopId, query)),
  getImport: async ({ context, params }) => await ownImport(context, params.id),
  async listImportLines({ context, params, query }) {
    await ownImport(context, params.id)
    return readyPage(await listLines(context.db, params.id, query))
  },
  async startImport({ context, params, body }) {
    await startImport(context, params.id, body)
    return await ownImport(context, params.id)
  },
  async cancelImport({ context, params }) {
    await cancelImport(context, params.id)
    return await ownImport(context, params.id)
  },
  exportProducts: async ({ context }) => await exportProducts(context),
})

async function ownImport(context: Context, importId: string): Promise<ReadyJson> {
  const json = await findImportAsJson(context.db, ownShopOf(context).shopId, importId)
  if (!json) throw importNotFound()
  return new ReadyJson(json)
}
