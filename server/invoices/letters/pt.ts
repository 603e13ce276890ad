import { formatMoney } from '#shared/money.ts'
import type { LetterText } from '#server/platform/mail/index.ts'
import type { DocumentInLetter, Kind } from './en.ts'
import type * as en from './en.ts'

const names = { invoice: 'fatura', credit_note: 'nota de crédito', correction: 'fatura retificativa' }
const seeAll = 'Ver todas as faturas'

/** The letters about documents, in Portuguese. */
export const pt: typeof en = {
  invoiceLetter: ({ order, url, ...about }) => ({
    ...attached(about, `da encomenda ${order}`),
    action: { label: 'Ver a encomenda', url },
  }),

  commissionLetter: ({ url, ...about }) => ({
    ...attached(about, 'da comissão do mês'),
    action: { label: seeAll, url },
  }),

  statementLetter: ({ number, from, total, withdrawal, url, locale }) => ({
    subject: `O seu extrato de levantamento ${number} de ${from}`,
    heading: 'O seu extrato de levantamento',
    paragraphs: [
      `Segue em anexo o extrato ${number} do levantamento ${withdrawal}, no valor de ${formatMoney(total, locale)}.`,
    ],
    action: { label: seeAll, url },
  }),
}

function attached(
  { kind, number, from, total, locale }: Omit<DocumentInLetter, 'url'> & Kind,
  about: string,
): Pick<LetterText, 'subject' | 'heading' | 'paragraphs'> {
  const name = names[kind]
  return {
    subject: `A sua ${name} ${number} de ${from}`,
    heading: `A sua ${name}`,
    paragraphs: [
      `Segue em anexo a ${name} ${number} ${about}, ${formatMoney(total, locale)} com impostos.`,
      'É um PDF que contém também os números para programas de contabilidade.',
    ],
  }
}
