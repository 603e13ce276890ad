import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import type { LetterText, WrittenLetter } from '#server/platform/mail/index.ts'
import { commissionLetter, invoiceLetter, statementLetter } from './letters.ts'

/** Every letter that carries a document, with things made up. */
export function invoicesSamples(context: Context): Record<string, LetterText | WrittenLetter> {
  const { locale, currency, name } = settingsOf(context)
  const { publicUrl } = context.config
  const toCustomer = {
    number: '2027-0042',
    from: 'Oficina do Barro',
    total: { amountMinor: 13_450, currency },
    order: 'S-10042',
    url: `${publicUrl}/checkouts/sample?key=sample`,
    locale,
  }
  const toShop = { ...toCustomer, from: name, url: `${publicUrl}/seller/invoices` }
  return {
    'invoice:sample': invoiceLetter({ ...toCustomer, kind: 'invoice' }),
    'invoice:credit-note': invoiceLetter({ ...toCustomer, kind: 'credit_note' }),
    'invoice:commission': commissionLetter({ ...toShop, kind: 'invoice' }),
    'invoice:statement': statementLetter({ ...toShop, withdrawal: 'W-1002' }),
  }
}
