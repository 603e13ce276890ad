import { z } from 'zod'
import { schemasFor } from './endpoint.ts'
import type { privacyEndpoints } from './privacy.ts'
import { Id, IdParams, Instant, Nothing } from './values.schemas.ts'

const OwnPasswordBody = z.strictObject({ password: z.string().min(1, 'is missing').max(200) })

export const DataExport = z
  .object({ id: Id, askedAt: Instant, readyAt: Instant.nullable(), expiresAt: Instant })
  .meta({ id: 'DataExport' })

export const privacySchemas = schemasFor<typeof privacyEndpoints>()({
  listDataExports: { response: z.object({ items: z.array(DataExport) }) },
  requestDataExport: { body: OwnPasswordBody, response: DataExport },
  getDataExport: { params: IdParams, response: Nothing },
  requestErasure: { body: OwnPasswordBody, response: z.object({ dueAt: Instant }) },
  withdrawErasure: { response: Nothing },
})

export type DataExport = z.output<typeof DataExport>
