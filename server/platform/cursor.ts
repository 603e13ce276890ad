import { sql, type RawBuilder } from 'kysely'
import { Refusal } from './errors.ts'

export type CursorPart = string | number

/** What a part of a cursor must be: an id is a UUID, an instant is ISO 8601 in UTC, a number is whole. */
export type CursorKind = 'string' | 'number' | 'id' | 'instant'

const isOfKind: Record<CursorKind, (part: unknown) => boolean> = {
  string: (part) => typeof part === 'string',
  number: (part) => Number.isSafeInteger(part),
  id: (part) => typeof part === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(part),
  instant: (part) => typeof part === 'string' && isInstant(part),
}

/** Packs the sort values of the last row seen into the opaque text a keyset list takes as `after`. */
export function encodeCursor(parts: readonly CursorPart[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/**
 * Unpacks a cursor; null when there is none. Anything but the expected kinds of values is refused with
 * `cursor_invalid`, naming `query.after`.
 */
export function decodeCursor<const Kinds extends readonly CursorKind[]>(
  after: string | undefined,
  kinds: Kinds,
): { [K in keyof Kinds]: Kinds[K] extends 'number' ? number : string } | null {
  if (after === undefined) return null
  const parts = readParts(after)
  if (!parts || parts.length !== kinds.length || !kinds.every((kind, index) => isOfKind[kind](parts[index]))) {
    const message = 'This is not a place in this list.'
    throw new Refusal(422, 'cursor_invalid', message, {
      errors: [{ path: 'query.after', message, code: 'cursor_invalid' }],
    })
  }
  return parts as never
}

/** An instant column as a part of a cursor, as exact as PostgreSQL keeps it. */
export function instantForCursor(column: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
}

/** A date that is none, like the 30th of February, is read by JavaScript and refused by PostgreSQL. */
function isInstant(text: string): boolean {
  const time = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(\d{3})?Z$/.test(text) ? Date.parse(text) : NaN
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 19) === text.slice(0, 19)
}

function readParts(text: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    return Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

const readSizes = [8, 24, 50, 100]

/**
 * How many rows to read for a page of `limit`: at least one to spare, written into the statement and one of few
 * sizes. PostgreSQL takes a limit that comes as a parameter for a tenth of the table and plans the list anew each time.
 */
export function rowsToRead(limit: number): RawBuilder<number> {
  return sql.lit((readSizes.find((size) => size >= limit) ?? limit) + 1)
}

/** Cuts a page out of rows that were read with one or more to spare: a spare row only tells that there is more. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  present: (row: Row) => Item,
  cursorOf: (row: Row) => readonly CursorPart[],
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(present), next: rows.length > limit && last ? encodeCursor(cursorOf(last)) : null }
}
