import { newId } from '#shared/ids.ts'
import { currencyOfShop, ownShopOf } from '#server/shops/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import type { ReceivedTable } from '#server/platform/http/upload.ts'
import { dayIn } from '#shared/billing-days.ts'
import { isCurrency, type Currency } from '#shared/currencies.ts'
import { settingsOf } from '#server/market/index.ts'
import { invariant } from '#server/platform/errors.ts'
import { fallbackUnknown, fileNotCsv, headingsUnknown, tooManyLines } from './errors.ts'
import { Cells, columnsOf, findFormat, Headings, type Format } from './formats/index.ts'
import { planImport } from './plan-import.ts'
import { insertImport, insertLines, listCategories, writeKeys, type LineRow } from './repository.ts'
import { readTable, type TableLine } from './read-table.ts'

const mostLines = 50_000
const linesAtOnce = 500

/**
 * Reads a file of products line by line, keeps every line and works out what it will do; changes nothing else. `category`
 * is where products go whose own category is none of the market's. Answers the import's id. Refuses with `file_not_csv`,
 * `headings_unknown`, `too_many_lines` (50,000) or `category_not_found`.
 */
export async function createImport(
  context: Context,
  { table, category }: { table: ReceivedTable; category?: string | undefined },
): Promise<string> {
  const { shopId, personId } = ownShopOf(context)
  return await inTransaction(context, async (tx) => {
    const { db } = tx
    const currency = await currencyOfShop(db, shopId)
    invariant(isCurrency(currency), 'a shop sells in a currency we know')
    const categoryId = category ? (await listCategories(db)).find(({ slug }) => slug === category)?.id : null
    if (categoryId === undefined) throw fallbackUnknown()
    const lines = readTable(table.path)
    const first = await lines.next()
    if (first.done) throw fileNotCsv('is empty')
    const headings = new Headings(first.value.cells.map((cell) => cell.trim()))
    const format = findFormat(headings)
    if (!format) throw headingsUnknown()
    const row = { id: newId(), shopId, personId, categoryId, columns: columnsOf(format, headings) }
    await insertImport(db, { ...row, format: format.name, fileName: table.name.slice(0, 200) }, context.clock.now())
    const today = dayIn(settingsOf(tx).timeZone, context.clock.now())
    const names = new ProductNames()
    let waiting: LineRow[] = []
    let count = 0
    for await (const line of lines) {
      if (++count > mostLines) throw tooManyLines(mostLines)
      const read = readLine(line, format, headings, { currency, today })
      names.hear(read)
      waiting.push(read)
      if (waiting.length < linesAtOnce) continue
      await insertLines(db, row, waiting)
      waiting = []
    }
    if (count === 0) throw fileNotCsv('has headings and no line below them')
    await insertLines(db, row, waiting)
    const named = names.toWrite()
    for (let from = 0; from < named.length; from += linesAtOnce) {
      await writeKeys(db, row.id, named.slice(from, from + linesAtOnce))
    }
    await planImport(tx, row)
    return row.id
  })
}

/** Lines may call their product by another name than its own line does: heard while a file is read, told when it is read. */
class ProductNames {
  readonly #keyOf = new Map<string, string>()
  readonly #called: Pick<LineRow, 'line' | 'key'>[] = []

  hear({ line, key, alias }: LineRow): void {
    if (alias !== null) this.#keyOf.set(`sku:${alias}`, key)
    if (key.startsWith('sku:')) this.#called.push({ line, key })
  }

  /** The lines that have another name by now, each with the one its product's own line has. */
  toWrite(): Pick<LineRow, 'line' | 'key'>[] {
    return this.#called.flatMap(({ line, key: called }) => {
      const key = this.#keyOf.get(called)
      return key === undefined || key === called ? [] : [{ line, key }]
    })
  }
}

function readLine(
  { line, cells: written }: TableLine,
  format: Format,
  headings: Headings,
  { currency, today }: { currency: Currency; today: string },
): LineRow {
  const cells = new Cells(headings, written)
  const { key, alias, piece } = format.read(cells, currency, today)
  const name = key.slice(0, 120)
  if (name === '') cells.fault(format.columns['externalId'] ?? format.columns['key'] ?? [], 'is missing')
  const storable = cells.faults.some(({ message }) => message.startsWith('contains a character'))
    ? { product: {}, variant: null }
    : piece
  return {
    line,
    // A line that names no product stands by itself.
    key: name === '' || storable !== piece ? `line ${line}` : name,
    alias: storable === piece ? alias : null,
    title: storable === piece ? (piece.product.title ?? '').slice(0, 300) : '',
    piece: storable,
    faults: cells.faults,
  }
}
