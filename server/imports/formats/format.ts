import type { Currency } from '#shared/currencies.ts'
import type { ProductKind } from '#shared/api/catalog.schemas.ts'
import type { ImportFormat } from '#shared/api/imports.schemas.ts'
import type { Cells, Headings } from './cells.ts'

/** A picture as a file names it. */
export interface PictureAt {
  url: string
  alt: string
}

/**
 * What a line says of a product. What is absent, the file does not speak of; it stays as it is. Amounts are in minor units of
 * the shop's currency.
 */
export interface Piece {
  product: {
    kind?: ProductKind
    title?: string
    brand?: string
    description?: string
    /** Sanitised, where the file formats it. */
    descriptionHtml?: string
    searchTitle?: string
    searchDescription?: string
    /** As the file writes it, or a path of names: `Home > Kitchen`. */
    category?: string
    tags?: string[]
    state?: 'live' | 'draft' | 'hidden'
    details?: { label: string; value: string }[]
    attributes?: Record<string, string>
    optionNames?: string[]
    /**
     * Of a product whose file does not say which of its attributes tell its variants apart: all of them. Those that its variants name are
     * its options, and the others describe it.
     */
    attributesOfAll?: { label: string; value: string }[]
  }
  /** Null for a line that only brings pictures or speaks of the product as a whole. */
  variant: {
    sku?: string
    ean?: string
    optionValues: string[]
    /** What the values are of, where every line names it: the order need not be that of the product. */
    optionNames?: string[]
    priceMinor?: number
    compareAtMinor?: number | null
    onHand?: number
    lowStockAt?: number | null
    weightGrams?: number | null
    pictureUrl?: string
  } | null
  pictures?: PictureAt[]
}

/** A line, read. */
export interface ReadLine {
  /** What the file calls the product; the product keeps it as its external id. */
  key: string
  /** Another name by which other lines may mean the same product. */
  alias: string | null
  piece: Piece
}

/** A way to write products as CSV. */
export interface Format {
  name: ImportFormat
  /** Whether a file with these headings is written so. */
  recognises(headings: Headings): boolean
  /** The headings of each field, to name the column of what is wrong later. */
  columns: Record<string, readonly string[]>
  /** Reads a line on a day, `2026-11-29`, by which its dates are taken; what cannot be read is noted in the cells. */
  read(cells: Cells, currency: Currency, today: string): ReadLine
}

/** Drops what a file has no column for. */
export function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}

/** A list in one cell: by commas unless there are bars. */
export function listIn(cell: string | undefined): string[] | undefined {
  if (cell === undefined) return undefined
  return cell
    .split(cell.includes('|') ? '|' : ',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** Addresses of pictures in one cell, by spaces, commas or bars before the next `http`. */
export function picturesIn(cell: string | undefined): PictureAt[] | undefined {
  if (cell === undefined) return undefined
  return cell
    .split(/[\s,|;]+(?=https?:)/i)
    .map((url) => url.replace(/[\s,|;]+$/, '').trim())
    .filter((url) => url !== '')
    .map((url) => ({ url, alt: '' }))
}
