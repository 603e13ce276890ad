import { checkoutKey } from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { queueMail, type Attachment, type LetterText, type Tongue } from '#server/platform/mail/index.ts'
import type { InvoiceIssued } from './facts.ts'
import { complaintsAbout, renderInvoice } from './invoice-file.ts'
import { letters } from './letters/index.ts'
import { findInvoice, findMailOfCustomer, findMailOfOwner, type FoundInvoice } from './repository.ts'

/** What the mail room calls who makes these files. */
export const invoiceMaker = 'invoice'

/** Mails an issued document to whom it was written: the customer of its checkout, or the owner of the shop where it is about none. */
export async function mailIssued(context: Context, { invoiceId }: InvoiceIssued): Promise<void> {
  const invoice = await findInvoice(context.db, invoiceId)
  invariant(invoice, `invoice ${invoiceId} is there`)
  const { checkoutId } = invoice
  const place =
    checkoutId === null
      ? await findMailOfOwner(context.db, invoice.shopId)
      : await findMailOfCustomer(context.db, checkoutId)
  // A shop whose people have all left reads its invoices in its list.
  if (place === null) return
  await queueMail(context, {
    key: `invoice:${invoiceId}`,
    ...place,
    write: (tongue) => letterOf(context, invoice, tongue),
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

function letterOf(
  { config }: Context,
  { document, checkoutId }: FoundInvoice,
  { language, locale }: Tongue,
): LetterText {
  const words = letters[language]
  const { number, seller, totals, currency } = document
  const about = {
    number,
    from: seller.tradingName || seller.name,
    total: { amountMinor: totals.grossMinor, currency },
    locale,
  }
  const ofShop = `${config.publicUrl}/seller/invoices`
  if (document.kind === 'statement')
    return words.statementLetter({ ...about, withdrawal: document.withdrawal.number, url: ofShop })
  const { kind, orderReference } = document
  return checkoutId === null
    ? words.commissionLetter({ ...about, kind, url: ofShop })
    : words.invoiceLetter({
        ...about,
        kind,
        order: orderReference,
        url: `${config.publicUrl}/checkouts/${checkoutId}?key=${checkoutKey(config, checkoutId)}`,
      })
}
