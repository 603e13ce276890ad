import { formatMoney } from '#shared/money.ts'
import { checkoutKey } from '#server/orders/index.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { queueMail, writeLetter, type Attachment, type LetterText } from '#server/platform/mail/index.ts'
import { checkForNorm } from './documents/check-for-norm.ts'
import type { InvoiceIssued } from './facts.ts'
import { renderInvoice } from './invoice-file.ts'
import { findInvoice, findMailOfCustomer, findMailOfOwner, type FoundInvoice } from './repository.ts'

/** What the mail room calls who makes these files. */
export const invoiceMaker = 'invoice'

/** Mails an issued document to whom it was written: the customer, or the owner of the shop for the market's commission. */
export async function mailIssued(context: Context, { invoiceId }: InvoiceIssued): Promise<void> {
  const invoice = await findInvoice(context.db, invoiceId)
  invariant(invoice, `invoice ${invoiceId} is there`)
  const isCommission = invoice.issuerId === null
  const to = isCommission
    ? await findMailOfOwner(context.db, invoice.shopId)
    : await findMailOfCustomer(context.db, invoice.checkoutId!)
  // A shop whose people have all left reads its invoices in its list.
  if (to === null) return
  await queueMail(context, {
    key: `invoice:${invoiceId}`,
    to,
    letter: writeLetter(context, letterOf(context, invoice)),
    attachments: [{ maker: invoiceMaker, key: invoiceId }],
  })
}

/** Makes the file that goes with a letter: Factur-X where the document is an electronic invoice, else a PDF. */
export async function attachInvoice(context: Context, invoiceId: string): Promise<Attachment> {
  const invoice = await findInvoice(context.db, invoiceId)
  invariant(invoice, `invoice ${invoiceId} is there`)
  const { document, issuerId } = invoice
  const format = checkForNorm(document).length === 0 ? 'facturx' : 'pdf'
  return await renderInvoice(context, document, { format, issuerId })
}

function letterOf(context: Context, { kind, document, checkoutId }: FoundInvoice): LetterText {
  const { config } = context
  const { seller, totals, currency, orderReference } = document
  const total = formatMoney({ amountMinor: totals.grossMinor, currency }, settingsOf(context).locale)
  const what = { invoice: 'invoice', credit_note: 'credit note', correction: 'corrective invoice' }[document.kind]
  const isCommission = kind === 'commission_invoice' || kind === 'commission_credit_note'
  const about = isCommission ? 'for the commission of the month' : `for order ${orderReference}`
  return {
    subject: `Your ${what} ${document.number} from ${seller.tradingName || seller.name}`,
    heading: `Your ${what}`,
    paragraphs: [
      `The ${what} ${document.number} ${about}, ${total} with tax, is attached.`,
      'It is a PDF that also carries the figures for bookkeeping programs.',
    ],
    action: isCommission
      ? { label: 'See all invoices', url: `${config.publicUrl}/seller/invoices` }
      : {
          label: 'See your order',
          url: `${config.publicUrl}/checkouts/${checkoutId}?key=${checkoutKey(config, checkoutId!)}`,
        },
  }
}
