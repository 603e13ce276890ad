import type { ImportFormat } from '#shared/api/imports.schemas.ts'
import type { Headings } from './cells.ts'
import type { Format } from './format.ts'
import { ownFormat } from './own.ts'
import { shopifyFormat } from './shopify.ts'
import { wooFormat } from './woocommerce.ts'

export { Cells, Headings, type Fault } from './cells.ts'
export type { Format, Piece, PictureAt, ReadLine } from './format.ts'

// Those with the most headings of their own first: ours shares words with every other.
const formats: readonly Format[] = [shopifyFormat, wooFormat, ownFormat]

/** The format that a file with these headings is written in. */
export function findFormat(headings: Headings): Format | undefined {
  return formats.find((format) => format.recognises(headings))
}

/** The heading of the file for each field of its format. */
export function columnsOf(format: Format, headings: Headings): Record<string, string> {
  return Object.fromEntries(
    Object.entries(format.columns).flatMap(([field, names]) => {
      const at = headings.placeOf(names)
      return at === undefined ? [] : [[field, headings.written[at]!]]
    }),
  )
}

/** What people call a format. */
export const formatNames: Record<ImportFormat, string> = {
  stoa: 'Stoa',
  shopify: 'Shopify',
  woocommerce: 'WooCommerce',
}
