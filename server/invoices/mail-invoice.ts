import { formatMoney } from '#shared/money.ts'
import { checkoutKey } from '#server/orders/index.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { queueMail, writeLetter, type Attachment, type LetterText } from '#server/platform/mail/index.ts'
import type { WithdrawalStatement } from './documents/invoice-document.ts'
import type { InvoiceIssued } from './facts.ts'
import { complaintsAbout, renderInvoice } from './invoice-file.ts'
import { findInvoice, findMailOfCustomer, findMailOfOwner, type FoundInvoice } from './repository.ts'

/** What the mail room calls who makes these files. */
export const invoiceMaker = 'invoice'

/** Mails an issued document to whom it was written: the customer, or the owner of the shop for what the market wrote. */
export async function mailIssued(context: Context, { invoiceId }: InvoiceIssued): Promise<void> {
  const invoice = await findInvoice(context.db, invoiceId)
  invariant(invoice, `invoice ${invoiceId} is there`)
  const isOfMarket = invoice.issuerId === null
  const to = isOfMarket
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
  const format = complaintsAbout(document).length === 0 ? 'facturx' : 'pdf'
  return await renderInvoice(context, document, { format, issuerId })
}

function letterOf(context: Context, { issuerId, document, checkoutId }: FoundInvoice): LetterText {
  const { config } = context
  if (document.kind === 'statement') return letterOfStatement(context, document)
  const { seller, totals, currency, orderReference } = document
  const total = formatMoney({ amountMinor: totals.grossMinor, currency }, settingsOf(context).locale)
  const what = { invoice: 'invoice', credit_note: 'credit note', correction: 'corrective invoice' }[document.kind]
  const isCommission = issuerId === null
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

function letterOfStatement(
  context: Context,
  { number, seller, totals, currency, withdrawal }: WithdrawalStatement,
): LetterText {
  const paid = formatMoney({ amountMinor: totals.grossMinor, currency }, settingsOf(context).locale)
  return {
    subject: `Your statement ${number} from ${seller.tradingName || seller.name}`,
    heading: 'Your statement',
    paragraphs: [`The statement ${number} of withdrawal ${withdrawal.number}, ${paid} paid out, is attached.`],
    action: { label: 'See all invoices', url: `${context.config.publicUrl}/seller/invoices` },
  }
}
