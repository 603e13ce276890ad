import { z } from 'zod'
import { schemasFor } from './endpoint.ts'
import type { importEndpoints } from './imports.ts'
import { Id, IdParams, Instant, PageQuery, pageOf } from './values.schemas.ts'

export const ImportFormat = z.enum(['stoa', 'shopify', 'woocommerce'])
export const ImportState = z.enum(['ready', 'running', 'done', 'cancelled'])

export const Import = z
  .object({
    id: Id,
    format: ImportFormat,
    fileName: z.string(),
    state: ImportState,
    asDrafts: z.boolean(),
    createdAt: Instant,
    startedAt: Instant.nullable(),
    finishedAt: Instant.nullable(),
    lines: z.object({
      total: z.int(),
      toCreate: z.int().meta({ description: 'Lines that will become new products, or parts of them' }),
      toChange: z.int().meta({ description: 'Lines that change products the shop has' }),
      toRefuse: z.int().meta({ description: 'Lines that cannot be taken' }),
      created: z.int(),
      changed: z.int(),
      refused: z.int(),
      withFaults: z.int().meta({ description: 'Lines of which something is said, taken or not' }),
    }),
    products: z.object({ total: z.int(), done: z.int() }),
  })
  .meta({ id: 'Import' })

export const ImportLine = z
  .object({
    line: z.int().meta({ description: 'In the file; the headings are line 1' }),
    title: z.string(),
    productKey: z.string(),
    act: z.enum(['create', 'change', 'refuse']),
    outcome: z.enum(['created', 'changed', 'refused']).nullable(),
    productId: Id.nullable(),
    faults: z.array(z.object({ column: z.string(), message: z.string() })),
  })
  .meta({ id: 'ImportLine' })

export const importSchemas = schemasFor<typeof importEndpoints>()({
  uploadImport: {
    query: z.object({
      category: z.string().max(120).optional().meta({
        description: 'Slug of the category for products whose own is none of the market’s',
      }),
    }),
    response: Import,
  },
  listImports: { query: z.object(PageQuery), response: pageOf(Import) },
  getImport: { params: IdParams, response: Import },
  listImportLines: {
    params: IdParams,
    query: z.object({ only: z.enum(['create', 'change', 'refuse', 'faults']).optional(), ...PageQuery }),
    response: pageOf(ImportLine),
  },
  startImport: {
    params: IdParams,
    body: z.strictObject({
      asDrafts: z.boolean().default(false).meta({ description: 'New products wait as drafts, whatever the file says' }),
    }),
    response: Import,
  },
  cancelImport: { params: IdParams, response: Import },
  exportProducts: { response: z.undefined() },
})

export type Import = z.output<typeof Import>
export type ImportLine = z.output<typeof ImportLine>
export type ImportFormat = z.output<typeof ImportFormat>
