import { sql, type RawBuilder } from 'kysely'
import { Refusal } from './errors.ts'

export type CursorPart = string | number

type CursorKind = 'id' | 'string' | 'number'

const isOfKind: Record<CursorKind, (part: unknown) => boolean> = {
  id: (part) => typeof part === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(part),
  string: (part) => typeof part === 'string',
  number: (part) => Number.isSafeInteger(part),
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
  if (!parts || parts.length !== kinds.length || parts.some((part, index) => !isOfKind[kinds[index]!](part))) {
    const message = 'This is not a place in this list.'
    throw new Refusal(422, 'cursor_invalid', message, {
      errors: [{ path: 'query.after', message, code: 'cursor_invalid' }],
    })
  }
  return parts as never
}

/** An instant column as a part of a cursor: whole microseconds, as exact as PostgreSQL keeps it. */
export function instantForCursor(column: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`(extract(epoch from ${column}) * 1000000)::bigint`
}

/** The instant a cursor carries, to compare the column with. */
export function instantOfCursor(micros: number): RawBuilder<Date> {
  return sql<Date>`(timestamptz 'epoch' + ${micros}::float8 * interval '1 microsecond')`
}

function readParts(text: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    return Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

/** Cuts a page out of rows that were read with one to spare: the spare row only tells that there is more. */
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
