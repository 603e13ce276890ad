import { z } from 'zod'
import { Id, IdParams, Instant, Nothing } from './values.schemas.ts'
import type { downloadEndpoints } from './downloads.ts'
import { schemasFor } from './endpoint.ts'

export const ProductFile = z
  .object({
    id: Id,
    name: z.string(),
    bytes: z.int(),
    version: z.int().meta({ description: 'Counted up each time it is replaced' }),
    uploadedAt: Instant.meta({ description: 'Of this version' }),
    buyers: z.int().meta({ description: 'Purchases that can fetch it, or could' }),
  })
  .meta({ id: 'ProductFile' })

const download = {
  id: Id,
  lineId: Id,
  name: z.string(),
  bytes: z.int(),
  fetched: z.int().meta({ description: 'How often it was fetched' }),
  most: z.int().meta({ description: 'How often it can be' }),
  openUntil: Instant,
  state: z.enum(['open', 'closed', 'over', 'used_up']).meta({
    description:
      '`closed`: the order was cancelled or its money went back; `over`: its time is; `used_up`: fetched as often as it can be',
  }),
}

export const Download = z.object(download).meta({ id: 'Download' })

export const ShopDownload = z
  .object({ ...download, fetchedAt: z.array(Instant).meta({ description: 'The latest twenty first' }) })
  .meta({ id: 'ShopDownload' })

const KeyQuery = z.object({ key: z.string().max(200).optional() })

export const downloadSchemas = schemasFor<typeof downloadEndpoints>()({
  listProductFiles: { params: IdParams, response: z.object({ items: z.array(ProductFile) }) },
  uploadProductFile: { params: IdParams, response: ProductFile },
  replaceProductFile: { params: IdParams, response: ProductFile },
  removeProductFile: { params: IdParams, response: Nothing },
  listShopDownloads: { params: IdParams, response: z.object({ items: z.array(ShopDownload) }) },
  giveDownloadAgain: { params: IdParams, response: ShopDownload },
  listDownloads: {
    params: IdParams,
    query: KeyQuery,
    response: z.object({
      items: z.array(Download),
      isAwaited: z.boolean().meta({ description: 'Some of the order is downloaded, and its files are not there yet' }),
    }),
  },
  openDownload: {
    params: IdParams,
    query: KeyQuery,
    response: z.object({ url: z.string(), until: Instant }),
  },
  fetchDownload: { params: z.object({ id: z.string().max(200) }), response: z.undefined() },
})

export type ProductFile = z.output<typeof ProductFile>
export type Download = z.output<typeof Download>
export type ShopDownload = z.output<typeof ShopDownload>
