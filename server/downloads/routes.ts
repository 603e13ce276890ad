import { downloadEndpoints } from '#shared/api/downloads.ts'
import { downloadSchemas, type ProductFile } from '#shared/api/downloads.schemas.ts'
import { hasProduct, productNotFound } from '#server/catalog/index.ts'
import { findCheckoutOwner, findShopOrderPage, mayOpen, orderNotFound } from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { invariant } from '#server/platform/errors.ts'
import { routesFor } from '#server/platform/http/contract.ts'
import { ownShopOf } from '#server/shops/index.ts'
import { fetchDownload, openDownload } from './fetch-download.ts'
import { giveAgain } from './give-again.ts'
import { addFile, replaceFile, takeOutFile } from './keep-file.ts'
import { presentDownload, presentShopDownload } from './present.ts'
import { isAwaited, listDownloadsOf, listFiles } from './repository.ts'

export const downloadsRoutes = routesFor(downloadEndpoints, downloadSchemas, {
  async listProductFiles({ context, params }) {
    const { shopId } = ownShopOf(context)
    if (!(await hasProduct(context.db, { shopId, productId: params.id }))) throw productNotFound()
    return { items: await listFiles(context.db, params.id) }
  },
  async uploadProductFile({ context, params, table }) {
    const fileId = await addFile(context, params.id, table)
    return await fileOf(context, params.id, fileId)
  },
  async replaceProductFile({ context, params, table }) {
    return await fileOf(context, await replaceFile(context, params.id, table), params.id)
  },
  async removeProductFile({ context, params }) {
    await takeOutFile(context, params.id)
    return undefined
  },
  async listShopDownloads({ context, params }) {
    if (!(await findShopOrderPage(context.db, params.id))) throw orderNotFound()
    const rows = await listDownloadsOf(context.db, params.id)
    return { items: rows.map((row) => presentShopDownload(row, context.clock.now())) }
  },
  async giveDownloadAgain({ context, params }) {
    return presentShopDownload(await giveAgain(context, params.id), context.clock.now())
  },
  async listDownloads({ context, params, query }) {
    const owner = await findCheckoutOwner(context.db, params.id)
    if (!owner || !mayOpen(context, owner, query.key)) throw orderNotFound()
    const rows = await listDownloadsOf(context.db, params.id)
    return {
      items: rows.map((row) => presentDownload(row, context.clock.now())),
      isAwaited: rows.length === 0 && (await isAwaited(context.db, params.id)),
    }
  },
  openDownload: async ({ context, params, query }) => await openDownload(context, params.id, query.key),
  fetchDownload: async ({ context, params, req }) =>
    await fetchDownload(context, params.id, { isLookOnly: req.method === 'HEAD' }),
})

async function fileOf(context: Context, productId: string, fileId: string): Promise<ProductFile> {
  const files = await inTransaction(context, (tx) => listFiles(tx.db, productId))
  const file = files.find(({ id }) => id === fileId)
  invariant(file, `file ${fileId} is there`)
  return file
}
