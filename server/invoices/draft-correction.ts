import { completeInvoice } from './documents/complete-invoice.ts'
import type { InvoiceDocument } from './documents/invoice-document.ts'
import { fill, wordsIn } from './documents/words.ts'

/**
 * Writes the corrective invoice that takes a credit note back, line by line, because its refund has come back. The money
 * is there, so nothing is due.
 */
export function draftCorrection(
  note: InvoiceDocument,
  { number, issuedOn }: { number: string; issuedOn: string },
): InvoiceDocument {
  const draft = {
    ...note,
    kind: 'correction' as const,
    number,
    issuedOn,
    precedingInvoices: [{ number: note.number, issuedOn: note.issuedOn }],
    notes: [fill(wordsIn(note.language).refundCameBack, { number: note.number })],
  }
  return completeInvoice(draft, note.taxes)
}
