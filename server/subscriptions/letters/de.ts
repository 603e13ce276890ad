import { formatMoney } from '#shared/money.ts'
import { writeDate } from '#server/platform/mail/index.ts'
import type * as en from './en.ts'

const seeIt = 'Abo ansehen'
const whys: Record<string, string> = {
  not_sold: 'Es wird nicht mehr verkauft.',
  out_of_stock: 'Davon ist gerade nicht genug im Regal.',
  cannot_be_sent: 'Der Shop verschickt nicht mehr an Ihre Adresse.',
  on_holiday: 'Der Shop macht Urlaub.',
  contract_unsigned: 'Die Bedingungen sind noch nicht unterschrieben.',
  took_too_long: 'Die Bank hat zu lange nicht geantwortet, und es wurde nichts abgebucht.',
  card_removed: 'Es gibt keine Karte mehr, die belastet werden kann.',
  insufficient_funds: 'Auf der Karte ist nicht genug Geld.',
  expired_card: 'Die Karte ist abgelaufen.',
  authentication_required: 'Die Bank möchte, dass Sie diese Zahlung bestätigen.',
}
const whyOf = (failure: string) => whys[failure] ?? 'Die Zahlung wurde abgelehnt, und es wurde nichts abgebucht.'

/** The letters about subscriptions, in German. */
export const de: typeof en = {
  startedLetter: ({ number, things, shopName, nextOn, url, locale }) => ({
    subject: `Ihr Abo ${number} hat begonnen`,
    heading: 'Ihr Abo hat begonnen',
    paragraphs: [
      `${things} von ${shopName}.`,
      ...(nextOn
        ? [`Die nächste Lieferung kommt am ${writeDate(nextOn, locale)}; an diesem Tag wird Ihre Karte belastet.`]
        : []),
      'In Ihrem Konto können Sie es überspringen, pausieren, ändern oder kündigen.',
    ],
    action: { label: seeIt, url },
  }),

  renewedLetter: ({ number, things, shopName, nextOn, total, url, locale }) => ({
    subject: `Ihr Abo ${number} wurde verlängert`,
    heading: 'Die nächste Lieferung ist unterwegs',
    paragraphs: [
      `${things} von ${shopName}.${total ? ` Ihre Karte wurde mit ${formatMoney(total, locale)} belastet.` : ''}`,
      ...(nextOn ? [`Danach kommt die nächste Lieferung am ${writeDate(nextOn, locale)}.`] : []),
    ],
    action: { label: seeIt, url },
  }),

  unpaidLetter: ({ number, things, shopName, total, url, locale }, { failure, nextTryAt }) => ({
    subject: `Ihr Abo ${number} konnte nicht verlängert werden`,
    heading: 'Ihr Abo konnte nicht verlängert werden',
    paragraphs: [
      `${things} von ${shopName}${total ? ` (${formatMoney(total, locale)})` : ''}. ${whyOf(failure)}`,
      nextTryAt
        ? `Wir versuchen es am ${writeDate(nextTryAt, locale)} noch einmal. Wenn sich Ihre Karte geändert hat, wählen Sie bitte vorher eine andere.`
        : 'Von selbst versuchen wir es nicht noch einmal. Sie können eine andere Karte wählen und das Abo wieder aufnehmen.',
    ],
    action: { label: seeIt, url },
  }),

  reminderLetter: ({ number, things, shopName, total, url, locale }, failure) => ({
    subject: `Bitte denken Sie an die Zahlung für Ihr Abo ${number}`,
    heading: 'Eine Zahlung ist noch offen',
    paragraphs: [
      `${things} von ${shopName}${total ? ` (${formatMoney(total, locale)})` : ''}. ${whyOf(failure)}`,
      'Wählen Sie bitte eine andere Karte oder bezahlen Sie jetzt, damit es weitergehen kann.',
    ],
    action: { label: seeIt, url },
  }),

  confirmationLetter: ({ number, things, total, url, locale }) => ({
    subject: `Bitte bestätigen Sie eine Zahlung für Ihr Abo ${number}`,
    heading: 'Ihre Bank möchte, dass Sie diese Zahlung bestätigen',
    paragraphs: [
      `Sie ist für ${things}${total ? `, ${formatMoney(total, locale)}` : ''}. Bevor Sie bestätigt haben, wird nichts abgebucht und nichts verschickt.`,
    ],
    action: { label: 'Zahlung bestätigen', url },
  }),

  expiringLetter: ({ number, things, nextOn, url, locale }) => ({
    subject: `Die Karte Ihres Abos ${number} läuft bald ab`,
    heading: 'Ihre Karte läuft bald ab',
    paragraphs: [
      nextOn
        ? `Die nächste Lieferung kommt am ${writeDate(nextOn, locale)}: ${things}. Wählen Sie eine andere Karte, damit es weitergehen kann.`
        : `Es geht um ${things}. Wählen Sie eine andere Karte, damit es weitergehen kann.`,
    ],
    action: { label: 'Andere Karte wählen', url },
  }),

  endedLetter: ({ number, things, shopName, url }, reason) => ({
    subject: `Ihr Abo ${number} ist beendet`,
    heading: 'Ihr Abo ist beendet',
    paragraphs: [
      `${things} von ${shopName} kommt nicht mehr, und dafür wird nichts mehr abgebucht.`,
      ...(reason === 'unpaid'
        ? ['Die letzte Lieferung konnte nicht abgebucht werden und wurde nicht verschickt.']
        : []),
      'Sie können es in Ihrem Konto wieder aufnehmen.',
    ],
    action: { label: seeIt, url },
  }),
}
