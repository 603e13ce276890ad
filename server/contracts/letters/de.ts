import { writeDate } from '#server/platform/mail/index.ts'
import type * as en from './en.ts'

const endings = {
  declined: 'wurde abgelehnt',
  expired: 'wurde nicht rechtzeitig unterschrieben',
  voided: 'wurde vom Marktplatz zurückgezogen',
}

/** The letters about contracts, in German. */
export const de: typeof en = {
  askedLetter: ({ number, title, shopName, url, expiresAt, isReminder, locale }) => ({
    subject: isReminder ? `Noch nicht unterschrieben: ${title}` : `Bitte unterschreiben Sie: ${title}`,
    heading: title,
    paragraphs: [
      `${number} zu ${shopName} wartet ${isReminder ? 'noch ' : ''}auf Ihre Unterschrift. Der Link ist nur für Sie bestimmt: Bitte geben Sie ihn nicht weiter.`,
      `Lesen Sie den Vertrag, fragen Sie nach, wenn etwas unklar ist, und unterschreiben Sie oder lehnen Sie ab. Der Link gilt bis zum ${writeDate(expiresAt, locale)}.`,
    ],
    action: { label: 'Lesen und unterschreiben', url },
  }),

  codeLetter: ({ code, title, minutes }) => ({
    subject: `${code} ist Ihr Code zum Unterschreiben`,
    heading: code,
    paragraphs: [
      `Mit diesem Code zeigen Sie, dass Sie es sind, der „${title}“ unterschreibt. Er gilt ${minutes} Minuten.`,
      'Wenn Sie gerade nichts unterschreiben wollen, hat vielleicht jemand Ihren Link: Geben Sie den Code nicht weiter.',
    ],
  }),

  sealedLetter: ({ number, title, url }) => ({
    subject: `Von allen unterschrieben: ${title}`,
    heading: 'Unterschrieben und versiegelt',
    paragraphs: [
      `Alle haben ${number}, „${title}“, unterschrieben.`,
      'Die versiegelte Ausfertigung ist angehängt; auf ihrer letzten Seite steht, wer wann und wie unterschrieben hat.',
      'Bewahren Sie die Datei unverändert auf: Jede noch so kleine Änderung ist zu erkennen.',
    ],
    action: { label: 'Datei prüfen', url },
  }),

  overLetter: (why, { number, title, reason }) => ({
    subject: `${title} ${endings[why]}`,
    heading: `Der Vertrag ${endings[why]}`,
    paragraphs: [
      `${number}, „${title}“, ${endings[why]}. Niemand ist daran gebunden.`,
      ...(reason ? [`Der Grund: ${reason}`] : []),
    ],
  }),
}
