import { writeDate } from '#server/platform/mail/index.ts'
import type * as en from './en.ts'

/** The letters about downloads, in German. */
export const de: typeof en = {
  filesReadyLetter: ({ orderNumber, shopName, names, openUntil, most, url, locale }) => ({
    subject: `Ihre Dateien zur Bestellung ${orderNumber} sind bereit`,
    heading: 'Ihre Dateien sind bereit',
    paragraphs: [
      `Von ${shopName}: ${names.join(', ')}.`,
      `Sie können jede davon bis zum ${writeDate(openUntil, locale)} ${most}-mal herunterladen. Behalten Sie eine Kopie: Danach kann nur der Shop sie noch einmal freigeben.`,
    ],
    action: { label: 'Herunterladen', url },
    footnote: 'Wer diesen Link hat, kann die Bestellung und ihre Dateien sehen. Bitte geben Sie ihn nicht weiter.',
  }),
}
