import { privacyEndpoints } from '#shared/api/privacy.ts'
import { privacySchemas } from '#shared/api/privacy.schemas.ts'
import { ReadyFile, routesFor } from '#server/platform/http/contract.ts'
import { dataExportNotFound } from './errors.ts'
import { oneselfOf } from './policy.ts'
import { findExportBytes, listExportsOf, setErasure, type DataExportRow } from './repository.ts'
import { requestErasure } from './request-erasure.ts'
import { requestExport } from './request-export.ts'

export const privacyRoutes = routesFor(privacyEndpoints, privacySchemas, {
  async listDataExports({ context }) {
    const rows = await listExportsOf(context.db, oneselfOf(context), context.clock.now())
    return { items: rows.map(presentExport) }
  },
  requestDataExport: async ({ context, body }) =>
    presentExport(await requestExport(context, oneselfOf(context), body.password)),
  async getDataExport({ context, params }) {
    const bytes = await findExportBytes(context.db, oneselfOf(context), params.id, context.clock.now())
    if (!bytes) throw dataExportNotFound()
    return new ReadyFile(bytes, 'application/zip', 'your-data.zip')
  },
  requestErasure: async ({ context, body }) => ({
    dueAt: (await requestErasure(context, oneselfOf(context), body.password)).toISOString(),
  }),
  async withdrawErasure({ context }) {
    await setErasure(context.db, oneselfOf(context), null)
    return undefined
  },
})

function presentExport({ id, askedAt, readyAt, expiresAt }: DataExportRow) {
  return {
    id,
    askedAt: askedAt.toISOString(),
    readyAt: readyAt?.toISOString() ?? null,
    expiresAt: expiresAt.toISOString(),
  }
}
