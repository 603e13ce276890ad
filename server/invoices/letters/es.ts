import { formatMoney } from '#shared/money.ts'
import type { LetterText } from '#server/platform/mail/index.ts'
import type { DocumentInLetter, Kind } from './en.ts'
import type * as en from './en.ts'

const names = {
  invoice: 'factura',
  credit_note: 'factura rectificativa',
  correction: 'factura rectificativa',
}
const seeAll = 'Ver todas las facturas'

/** The letters about documents, in Spanish. */
export const es: typeof en = {
  invoiceLetter: ({ order, url, ...about }) => ({
    ...attached(about, `del pedido ${order}`),
    action: { label: 'Ver el pedido', url },
  }),

  commissionLetter: ({ url, ...about }) => ({
    ...attached(about, 'de la comisión del mes'),
    action: { label: seeAll, url },
  }),

  statementLetter: ({ number, from, total, withdrawal, url, locale }) => ({
    subject: `Su justificante de retirada ${number} de ${from}`,
    heading: 'Su justificante de retirada',
    paragraphs: [
      `Se adjunta el justificante ${number} de la retirada ${withdrawal}, por ${formatMoney(total, locale)}.`,
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
    subject: `Su ${name} ${number} de ${from}`,
    heading: `Su ${name}`,
    paragraphs: [
      `Se adjunta la ${name} ${number} ${about}, ${formatMoney(total, locale)} con impuestos.`,
      'Es un PDF que contiene también las cifras para los programas de contabilidad.',
    ],
  }
}
