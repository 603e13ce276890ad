import type { Currency } from '#shared/currencies.ts'
import { parseAmount } from '#shared/money.ts'

/** What is wrong with a line: under which heading of the file, and what. */
export interface Fault {
  column: string
  message: string
}

/** An apostrophe that keeps table programs from taking a cell for a formula, as exports write it, ours too. */
const asText = /^'(?=[=+\-@\t\r＝＋－＠])/

/** A heading as it is compared: `Variant Price` and `variant_price` are `variantprice`. */
export function headingKey(heading: string): string {
  return heading
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** The headings of a file, by how they are compared, with where they stand. */
export class Headings {
  readonly written: readonly string[]
  private readonly places: ReadonlyMap<string, number>

  constructor(written: readonly string[]) {
    this.written = written
    this.places = new Map(written.map((heading, at) => [headingKey(heading), at] as const).reverse())
  }

  /** Whether any of these headings is there. */
  has(...names: string[]): boolean {
    return names.some((name) => this.places.has(name))
  }

  /** Where the first of these headings that is there stands. */
  placeOf(names: readonly string[]): number | undefined {
    return names.map((name) => this.places.get(name)).find((at) => at !== undefined)
  }
}

/**
 * The cells of a line, read by heading. What cannot be read is noted as a fault of its column; a column the file has not
 * is `undefined`, an empty cell is not.
 */
export class Cells {
  readonly headings: Headings
  readonly faults: Fault[] = []
  private readonly cells: readonly string[]

  constructor(headings: Headings, cells: readonly string[]) {
    this.headings = headings
    this.cells = cells
    if (cells.length > headings.written.length) {
      this.faults.push({ column: `column ${headings.written.length + 1}`, message: 'stands under no heading' })
    }
    const odd = cells.findIndex((cell) => cell.includes('\0') || cell.includes('�'))
    if (odd >= 0) this.refuse(odd, 'contains a character that is none; save the file as UTF-8')
  }

  /** The text under the first of these headings the file has, without space around it. */
  text(...names: string[]): string | undefined {
    const at = this.headings.placeOf(names)
    return at === undefined ? undefined : (this.cells[at] ?? '').trim().replace(asText, '')
  }

  /** An amount in minor units; null where the cell is empty. */
  amount(currency: Currency, ...names: string[]): number | null | undefined {
    return this.read(names, (text) => parseAmount(plainNumber(text), currency), 'is not an amount like 12.50')
  }

  /** A whole number, also written `3.0`; null where the cell is empty. */
  whole(...names: string[]): number | null | undefined {
    const read = (text: string) => (/^-?\d{1,9}([.,]0+)?$/.test(text) ? Number.parseInt(text, 10) : null)
    return this.read(names, read, 'is not a whole number')
  }

  /** A number times `factor`, rounded to a whole one: kilograms as grams. */
  scaled(factor: number, ...names: string[]): number | null | undefined {
    const read = (text: string) =>
      /^\d{1,9}([.,]\d{1,6})?$/.test(text) ? Math.round(Number(text.replace(',', '.')) * factor) : null
    return this.read(names, read, 'is not a number')
  }

  /** A day, `2026-11-29`, with or without a time of it; null where the cell is empty. */
  day(...names: string[]): string | null | undefined {
    const read = (text: string) => /^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ].*)?$/.exec(text)?.[1] ?? null
    return this.read(names, read, 'is not a day like 2026-11-29')
  }

  /** Notes what is wrong under the first of these headings. */
  fault(names: readonly string[], message: string): void {
    this.refuse(this.headings.placeOf(names), message)
  }

  private read<T>(names: string[], read: (text: string) => T | null, message: string): T | null | undefined {
    const text = this.text(...names)
    if (text === undefined) return undefined
    if (text === '') return null
    const value = read(text)
    if (value === null) this.fault(names, `${message}: ${text.slice(0, 40)}`)
    return value
  }

  private refuse(at: number | undefined, message: string): void {
    this.faults.push({ column: (at === undefined ? undefined : this.headings.written[at]) ?? 'line', message })
  }
}

/** Drops a currency sign and thousands: `€ 1,299.00` and `1.299,00` are `1299.00`; four decimals that say nothing go. */
export function plainNumber(written: string): string {
  const bare = written.replaceAll(/[^\d.,-]/g, '')
  const decimals = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','))
  if (decimals < 0) return bare
  const mark = bare[decimals]!
  const isThousands = bare.split(mark).length > 2
  const whole = (isThousands ? bare : bare.slice(0, decimals)).replaceAll(/[.,]/g, '')
  return isThousands ? whole : `${whole}.${bare.slice(decimals + 1).replace(/^(\d\d)0+$/, '$1')}`
}
