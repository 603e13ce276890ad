import { formatMoney } from '#shared/money.ts'
import { writeDay } from '#server/platform/mail/index.ts'
import type * as en from './en.ts'

const outcomes = {
  lost: 'Die Bank hat für ihren Kunden entschieden: Das Geld kommt nicht zurück.',
  won: 'Die Bank hat für Sie entschieden: Der zurückgestellte Betrag ist wieder verfügbar.',
  withdrawn: 'Der Kunde verlangt nichts mehr. Der zurückgestellte Betrag ist wieder verfügbar.',
}

/** The letters about disputes, in German. */
export const de: typeof en = {
  raisedLetter: ({ dispute: { orderNumber, customer, things }, words, url }) => ({
    subject: `${customer} meldet ein Problem mit Bestellung ${orderNumber}`,
    heading: 'Etwas stimmt nicht',
    paragraphs: [
      `${customer} schreibt zu Bestellung ${orderNumber} (${things}):`,
      `„${words}“`,
      'Bitte antworten Sie bald: Einigen Sie sich nicht innerhalb von 48 Stunden, kann der Marktplatz um eine Entscheidung gebeten werden.',
    ],
    action: { label: 'Antworten', url },
  }),

  openedLetter: ({ dispute: { number, orderNumber }, isOfBank, answerBy, url, locale }) => ({
    subject: `Streitfall ${number} zu Bestellung ${orderNumber} ist eröffnet`,
    heading: isOfBank ? 'Eine Bank hat das Geld zurückgeholt' : 'Der Marktplatz entscheidet',
    paragraphs: [
      isOfBank
        ? `Die Bank des Kunden hat für Bestellung ${orderNumber} eine Rückbuchung eröffnet. Der Betrag ist zurückgestellt, bis die Bank entschieden hat.`
        : `Beide Seiten können sich${answerBy ? ` bis zum ${writeDay(answerBy, locale)}` : ''} äußern und Belege zeigen. Der Betrag ist zurückgestellt, und niemand erstattet etwas, bevor entschieden ist.`,
    ],
    action: { label: 'Streitfall ansehen', url },
  }),

  spokenLetter: ({ dispute, who, url }) => ({
    subject: `${who} hat zu Bestellung ${dispute.orderNumber} geschrieben`,
    heading: 'Es gibt eine neue Nachricht',
    paragraphs: [`${who} hat im Streitfall ${dispute.number} zu Bestellung ${dispute.orderNumber} geschrieben.`],
    action: { label: 'Nachricht lesen', url },
  }),

  appealedLetter: ({ dispute, who, words, url }) => ({
    subject: `${who} bittet, Streitfall ${dispute.number} noch einmal zu prüfen`,
    heading: 'Gegen die Entscheidung wurde Einspruch erhoben',
    paragraphs: [
      `${who} ist mit der Entscheidung zu Bestellung ${dispute.orderNumber} nicht einverstanden:`,
      `„${words}“`,
      'Was schon gezahlt wurde, bleibt, wo es ist. Der Marktplatz entscheidet noch einmal, und das ist endgültig.',
    ],
    action: { label: 'Streitfall ansehen', url },
  }),

  decidedLetter: ({ dispute, amount, reason, url, locale }) => ({
    subject: `Die Entscheidung im Streitfall ${dispute.number}`,
    heading: amount.amountMinor > 0 ? `${formatMoney(amount, locale)} werden erstattet` : 'Es wird nichts erstattet',
    paragraphs: [
      amount.amountMinor > 0
        ? `Von Bestellung ${dispute.orderNumber} gehen ${formatMoney(amount, locale)} an ${dispute.customer} zurück.`
        : `Bestellung ${dispute.orderNumber} bleibt, wie sie ist.`,
      `Der Grund: ${reason}`,
      'Innerhalb von sieben Tagen kann Einspruch erhoben werden.',
    ],
    action: { label: 'Streitfall ansehen', url },
  }),

  overLetter: ({ dispute, outcome, url }) => ({
    subject: `Streitfall ${dispute.number} zu Bestellung ${dispute.orderNumber} ist beendet`,
    heading: 'Der Streitfall ist beendet',
    paragraphs: [outcomes[outcome]],
    action: { label: 'Streitfall ansehen', url },
  }),
}
