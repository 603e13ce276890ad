import { strToU8, Zip, ZipDeflate } from 'fflate'
import { setImmediate as others } from 'node:timers/promises'
import { dayIn } from '#shared/billing-days.ts'
import type { InvoiceFormat } from '#shared/api/invoices.schemas.ts'
import { plainAmount } from '#shared/money.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { csvLine, csvMark } from '#server/platform/csv.ts'
import { WrittenFile } from '#server/platform/http/contract.ts'
import { tooManyInvoices } from './errors.ts'
import { complaintsAbout, fileName, renderInvoice } from './invoice-file.ts'
import { hasMoreInvoices, invoicesToExport, type InvoiceSearch, type InvoiceToExport } from './invoice-lists.ts'

/** Drawing a PDF takes some forty milliseconds, and a zip of this kind has a place for 65,535 files. */
const mostFiles = 10_000

/**
 * Invoices of a period, of one shop or of the whole market, as a table (CSV) or as a zip of files with that table in it; of one
 * kind or as searched for, where that is wished. Written while it is sent. A document that is no electronic invoice is left out
 * of a zip of such, and named in `left-out.txt`. Refuses a zip of more than 10,000 files with `too_many_invoices`.
 */
export async function exportInvoices(
  context: Context,
  wish: InvoiceSearch & { format: 'csv' | InvoiceFormat },
): Promise<WrittenFile> {
  const today = dayIn(settingsOf(context).timeZone, context.clock.now())
  const { format, to = today, from = `${to.slice(0, 7)}-01`, ...which } = wish
  const search = { ...which, from, to }
  const name = `invoices-${from}-${to}`
  const invoices = invoicesToExport(context.db, search)
  if (format === 'csv') return new WrittenFile(writeTable(invoices), 'text/csv; charset=utf-8', `${name}.csv`)
  if (await hasMoreInvoices(context.db, search, mostFiles)) throw tooManyInvoices(mostFiles)
  return new WrittenFile(writeZip(context, invoices, format), 'application/zip', `${name}.zip`)
}

const heads = csvMark + csvLine('Number,Kind,Issued on,Seller,Buyer,Order,Corrects,Currency,Net,Tax,Total'.split(','))

async function* writeTable(invoices: AsyncIterable<InvoiceToExport[]>): AsyncGenerator<string> {
  yield heads
  for await (const page of invoices) yield page.map(rowOf).join('')
}

/** The files one after the other, and the table of them in the end. */
async function* writeZip(
  context: Context,
  invoices: AsyncIterable<InvoiceToExport[]>,
  format: InvoiceFormat,
): AsyncGenerator<Uint8Array> {
  const written: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    written.push(piece)
  })
  const add = (name: string, bytes: Uint8Array) => {
    const file = new ZipDeflate(name)
    zip.add(file)
    file.push(bytes, true)
    return written.splice(0)
  }
  let table = heads
  const leftOut: string[] = []
  for await (const page of invoices) {
    for (const invoice of page) {
      const { document, issuerId } = invoice
      table += rowOf(invoice)
      const complaints = format === 'pdf' ? [] : complaintsAbout(document)
      if (complaints.length > 0) {
        leftOut.push(`${document.number}: ${complaints.map(({ message }) => message).join(' ')}`)
        continue
      }
      const { bytes } = await renderInvoice(context, document, { format, issuerId })
      yield* add(fileName(document, format), bytes)
      // Whoever else asks something of this process gets their turn.
      await others()
    }
  }
  yield* add('invoices.csv', strToU8(table))
  if (leftOut.length > 0) yield* add('left-out.txt', strToU8(`${leftOut.join('\n')}\n`))
  zip.end()
  yield* written
}

function rowOf({ card }: InvoiceToExport): string {
  return csvLine([
    card.number,
    card.kind,
    card.issuedOn,
    card.seller,
    card.buyer,
    card.orderNumber ?? '',
    card.refersTo ?? '',
    card.total.currency,
    plainAmount(card.net),
    plainAmount(card.tax),
    plainAmount(card.total),
  ])
}
