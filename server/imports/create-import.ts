import { newId } from '#shared/ids.ts'
import { currencyOfShop, ownShopOf } from '#server/shops/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import type { ReceivedTable } from '#server/platform/http/upload.ts'
import { isCurrency, type Currency } from '#shared/currencies.ts'
import { invariant } from '#server/platform/errors.ts'
import { fallbackUnknown, fileNotCsv, headingsUnknown, tooManyLines } from './errors.ts'
import { Cells, columnsOf, findFormat, Headings, type Format } from './formats/index.ts'
import { planImport } from './plan-import.ts'
import { insertImport, insertLines, listCategories, resolveAliases, type LineRow } from './repository.ts'
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
    let waiting: LineRow[] = []
    let count = 0
    for await (const line of lines) {
      if (++count > mostLines) throw tooManyLines(mostLines)
      waiting.push(readLine(line, format, headings, currency))
      if (waiting.length < linesAtOnce) continue
      await insertLines(db, row, waiting)
      waiting = []
    }
    if (count === 0) throw fileNotCsv('has headings and no line below them')
    await insertLines(db, row, waiting)
    await resolveAliases(db, row.id)
    await planImport(tx, row)
    return row.id
  })
}

function readLine(
  { line, cells: written }: TableLine,
  format: Format,
  headings: Headings,
  currency: Currency,
): LineRow {
  const cells = new Cells(headings, written)
  const { key, alias, piece } = format.read(cells, currency)
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
