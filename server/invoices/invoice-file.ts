import type { InvoiceFormat } from '#shared/api/invoices.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { ReadyFile } from '#server/platform/http/contract.ts'
import { mediaName } from '#server/platform/media/index.ts'
import { checkForNorm, type NormComplaint } from './documents/check-for-norm.ts'
import { writeCii } from './documents/cii.ts'
import type { InvoiceDocument, IssuedDocument } from './documents/invoice-document.ts'
import type { PdfWish } from './documents/pdf.ts'
import { writeUbl } from './documents/ubl.ts'
import { notAnElectronicInvoice } from './errors.ts'
import { findLogo } from './repository.ts'

/**
 * Renders a document in a format; `issuerId` is the shop whose logo a PDF shows, null for the market. Refuses with
 * `not_an_electronic_invoice` when the format follows EN 16931 and the document does not.
 */
export async function renderInvoice(
  context: Context,
  document: IssuedDocument,
  { format, issuerId }: { format: InvoiceFormat; issuerId: string | null },
): Promise<ReadyFile> {
  if (format !== 'pdf') {
    const complaints = complaintsAbout(document)
    if (complaints.length > 0) throw notAnElectronicInvoice(complaints)
  }
  const name = fileName(document, format)
  if (document.kind === 'statement') {
    const { writeStatementPdf } = await import('./documents/statement-pdf.ts')
    return new ReadyFile(await writeStatementPdf(document, await lookOf(context, issuerId)), 'application/pdf', name)
  }
  if (format === 'ubl') return new ReadyFile(Buffer.from(writeUbl(document)), 'application/xml', name)
  if (format === 'cii') return new ReadyFile(Buffer.from(writeCii(document)), 'application/xml', name)
  const wish = await lookOf(context, issuerId)
  return new ReadyFile(await writeAsPdf(format, document, wish), 'application/pdf', name)
}

/** What keeps a document from being an electronic invoice by EN 16931; a statement of a withdrawal is no invoice at all. */
export function complaintsAbout(document: IssuedDocument): NormComplaint[] {
  if (document.kind !== 'statement') return checkForNorm(document)
  return [
    { rule: 'BR-CL-01', path: 'kind', message: 'A statement of a withdrawal is no invoice, and comes as PDF alone.' },
  ]
}

/** The writers of PDF are loaded by the first one that is asked for: a tenth of what an idle market weighs. */
async function writeAsPdf(format: 'pdf' | 'facturx', document: InvoiceDocument, wish: PdfWish): Promise<Buffer> {
  if (format === 'pdf') return await (await import('./documents/pdf.ts')).writePdf(document, wish)
  return await (await import('./documents/facturx.ts')).writeFacturX(document, wish)
}

/** What a file of a document is called: its number, and what it is. */
export function fileName({ number }: IssuedDocument, format: InvoiceFormat): string {
  const safe = number.replace(/[^\w.-]+/g, '_')
  return { pdf: `${safe}.pdf`, facturx: `${safe}.pdf`, ubl: `${safe}-ubl.xml`, cii: `${safe}-cii.xml` }[format]
}

async function lookOf(context: Context, issuerId: string | null): Promise<PdfWish> {
  const { accentColor } = context.ports.mail.letterhead()
  const logo = issuerId === null ? null : await findLogo(context.db, issuerId)
  const bytes = logo && (await context.ports.storage.find(mediaName(logo.storageKey, logo.width, 'jpg')))
  if (!bytes) return { accentColor, logo: null }
  const { default: sharp } = await import('sharp')
  // Flat, for a picture without transparency is the one every reader of PDF/A shows alike.
  const flat = sharp(bytes).resize(240, 240, { fit: 'inside' }).flatten({ background: '#ffffff' })
  return { accentColor, logo: await flat.jpeg().toBuffer() }
}
