import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import type { LetterText, Tongue } from '#server/platform/mail/index.ts'
import { letters } from './letters/index.ts'

/** Every letter that carries a document, with things made up. */
export function invoicesSamples(context: Context, { language, locale }: Tongue): Record<string, LetterText> {
  const words = letters[language]
  const { currency, name } = settingsOf(context)
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
    'invoice:sample': words.invoiceLetter({ ...toCustomer, kind: 'invoice' }),
    'invoice:credit-note': words.invoiceLetter({ ...toCustomer, kind: 'credit_note' }),
    'invoice:commission': words.commissionLetter({ ...toShop, kind: 'invoice' }),
    'invoice:statement': words.statementLetter({ ...toShop, withdrawal: 'W-1002' }),
  }
}
