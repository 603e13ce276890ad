import { strToU8, zipSync } from 'fflate'
import type { InvoiceFormat } from '#shared/api/invoices.schemas.ts'
import { plainAmount } from '#shared/money.ts'
import type { Context } from '#server/platform/context.ts'
import { csvLine, csvMark } from '#server/platform/csv.ts'
import { ReadyFile } from '#server/platform/http/contract.ts'
import { tooManyInvoices } from './errors.ts'
import { complaintsAbout, fileName, renderInvoice } from './invoice-file.ts'
import { findInvoicesToExport } from './invoice-lists.ts'

const mostRows = 50_000
/** Drawing a PDF takes some forty milliseconds. */
const mostFiles = 500

/**
 * Invoices of a period, of one shop or of the whole market, as a table (CSV) or as a zip of files with that table in it. A
 * document that is no electronic invoice is left out of a zip of such, and named in `left-out.txt`. Refuses with
 * `too_many_invoices`.
 */
export async function exportInvoices(
  context: Context,
  wish: { shopId?: string; from?: string | undefined; to?: string | undefined; format: 'csv' | InvoiceFormat },
): Promise<ReadyFile> {
  const today = context.clock.now().toISOString().slice(0, 10)
  const { shopId, from = `${today.slice(0, 7)}-01`, to = today, format } = wish
  const most = format === 'csv' ? mostRows : mostFiles
  const invoices = await findInvoicesToExport(context.db, { shopId, from, to }, most)
  if (invoices.length > most) throw tooManyInvoices(most)
  const name = `invoices-${from}-${to}`
  const table = writeTable(invoices)
  if (format === 'csv') return new ReadyFile(Buffer.from(table), 'text/csv; charset=utf-8', `${name}.csv`)

  const files: Record<string, Uint8Array> = { 'invoices.csv': strToU8(table) }
  const leftOut: string[] = []
  for (const { document, issuerId } of invoices) {
    const complaints = format === 'pdf' ? [] : complaintsAbout(document)
    if (complaints.length > 0) leftOut.push(`${document.number}: ${complaints.map(({ message }) => message).join(' ')}`)
    else files[fileName(document, format)] = (await renderInvoice(context, document, { format, issuerId })).bytes
  }
  if (leftOut.length > 0) files['left-out.txt'] = strToU8(`${leftOut.join('\n')}\n`)
  return new ReadyFile(Buffer.from(zipSync(files)), 'application/zip', `${name}.zip`)
}

function writeTable(invoices: Awaited<ReturnType<typeof findInvoicesToExport>>): string {
  const heads = 'Number,Kind,Issued on,Seller,Buyer,Order,Corrects,Currency,Net,Tax,Total'
  const rows = invoices.map(({ card }) =>
    csvLine([
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
    ]),
  )
  return csvMark + csvLine(heads.split(',')) + rows.join('')
}
