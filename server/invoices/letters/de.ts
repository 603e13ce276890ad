import { formatMoney } from '#shared/money.ts'
import type { LetterText } from '#server/platform/mail/index.ts'
import type { DocumentInLetter, Kind } from './en.ts'
import type * as en from './en.ts'

const whats = { invoice: 'Rechnung', credit_note: 'Rechnungskorrektur', correction: 'Korrekturrechnung' }
const seeAll = 'Alle Rechnungen ansehen'

/** The letters about documents, in German. */
export const de: typeof en = {
  invoiceLetter: ({ order, url, ...about }) => ({
    ...attached(about, `zu Bestellung ${order}`),
    action: { label: 'Bestellung ansehen', url },
  }),

  commissionLetter: ({ url, ...about }) => ({
    ...attached(about, 'über die Provision des Monats'),
    action: { label: seeAll, url },
  }),

  statementLetter: ({ number, from, total, withdrawal, url, locale }) => ({
    subject: `Ihr Auszahlungsbeleg ${number} von ${from}`,
    heading: 'Ihr Auszahlungsbeleg',
    paragraphs: [
      `Der Auszahlungsbeleg ${number} zur Auszahlung ${withdrawal} über ${formatMoney(total, locale)} ist angehängt.`,
    ],
    action: { label: seeAll, url },
  }),
}

function attached(
  { kind, number, from, total, locale }: Omit<DocumentInLetter, 'url'> & Kind,
  about: string,
): Pick<LetterText, 'subject' | 'heading' | 'paragraphs'> {
  return {
    subject: `Ihre ${whats[kind]} ${number} von ${from}`,
    heading: `Ihre ${whats[kind]}`,
    paragraphs: [
      `Die ${whats[kind]} ${number} ${about}, ${formatMoney(total, locale)} mit Steuern, ist angehängt.`,
      'Es ist ein PDF, das auch die Zahlen für Buchhaltungsprogramme enthält.',
    ],
  }
}
