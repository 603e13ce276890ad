import { formatMoney } from '#shared/money.ts'
import type * as en from './en.ts'

const seeIt = (number: string) => `Auszahlung ${number} ansehen`

/** The letters about payouts, in German. */
export const de: typeof en = {
  requestedLetter: ({ number, amount, to, url, locale }) => ({
    subject: `Auszahlung ${number} über ${formatMoney(amount, locale)} wurde angefordert`,
    heading: 'Eine Auszahlung wurde angefordert',
    paragraphs: [
      `${formatMoney(amount, locale)} sollen an ${to} ausgezahlt werden. Der Betrag ist zurückgestellt; wir prüfen die Auszahlung und schreiben Ihnen, sobald sie erfolgt ist.`,
      'Wenn es niemand aus Ihrem Shop war, ziehen Sie sie sofort zurück: Bis sie freigegeben ist, können Sie sie stornieren.',
    ],
    action: { label: seeIt(number), url },
  }),

  approvedLetter: ({ number, amount, to, url, locale }) => ({
    subject: `Auszahlung ${number} über ${formatMoney(amount, locale)} ist genehmigt`,
    heading: 'Ihre Auszahlung ist genehmigt',
    paragraphs: [
      `${formatMoney(amount, locale)} werden an ${to} überwiesen. Wir schreiben Ihnen wieder, sobald das Geld unterwegs ist.`,
    ],
    action: { label: seeIt(number), url },
  }),

  paidLetter: ({ number, amount, to, url, locale }) => ({
    subject: `${formatMoney(amount, locale)} sind unterwegs zu Ihnen`,
    heading: 'Ihr Geld ist unterwegs',
    paragraphs: [
      `Auszahlung ${number}: ${formatMoney(amount, locale)} wurden an ${to} überwiesen. Bei Banken kann es einen Tag dauern, bis der Betrag zu sehen ist.`,
      'Auf der Seite der Auszahlung stehen die Bestellungen und Erstattungen, die sie abrechnet.',
    ],
    action: { label: seeIt(number), url },
  }),

  returnedLetter: ({ number, amount, reason, url, locale }, why) => ({
    subject: `Auszahlung ${number} ${why === 'failed' ? 'konnte nicht ausgeführt werden' : 'wurde zurückgewiesen'}`,
    heading:
      why === 'failed' ? 'Ihre Auszahlung konnte nicht ausgeführt werden' : 'Ihre Auszahlung wurde zurückgewiesen',
    paragraphs: [`${formatMoney(amount, locale)} stehen wieder in Ihrem Guthaben bereit.`, `Der Grund: ${reason}`],
    action: { label: seeIt(number), url },
  }),

  methodLetter: (change, { to, hours, url }) => ({
    subject:
      change === 'added' ? 'Ein neues Auszahlungskonto wurde hinzugefügt' : 'Ein Auszahlungskonto wurde entfernt',
    heading: 'Wohin Ihr Shop ausgezahlt wird, hat sich geändert',
    paragraphs: [
      change === 'added'
        ? `${to} wurde zu den Auszahlungskonten Ihres Shops hinzugefügt. In ${hours} Stunden kann es verwendet werden.`
        : `Ihr Shop wird nicht mehr an ${to} ausgezahlt.`,
      'Wenn Sie das nicht waren, entfernen Sie das Konto, setzen Sie ein neues Passwort und sagen Sie den Betreibern des Marktplatzes Bescheid.',
    ],
    action: { label: 'Ihre Konten ansehen', url },
  }),
}
