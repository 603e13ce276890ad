import type * as en from './en.ts'

const notYou = 'Wenn Sie das nicht angefordert haben, setzen Sie ein neues Passwort: Jemand kennt Ihr jetziges.'

/** The letters about personal data, in German. */
export const de: typeof en = {
  exportReadyLetter: ({ days, url }) => ({
    subject: 'Die Kopie Ihrer Daten liegt bereit',
    heading: 'Ihre Kopie liegt bereit',
    paragraphs: [
      `Sie haben alles angefordert, was hier über Sie bekannt ist. Es liegt ${days} Tage lang in Ihrem Konto bereit.`,
    ],
    action: { label: 'Kopie abholen', url },
    footnote: notYou,
  }),

  erasureLetter: ({ days, url }) => ({
    subject: 'Ihr Konto wird gelöscht',
    heading: `In ${days} Tagen sind Sie hier vergessen`,
    paragraphs: [
      'Sie haben um die Löschung Ihres Kontos gebeten. Bis dahin läuft alles weiter wie bisher, und Sie können es sich anders überlegen.',
      'Danach verschwinden Ihr Name, Ihre Adressen und Ihre E-Mails. Was Sie in Bewertungen und Nachrichten gesagt haben, bleibt ohne Ihren Namen stehen, und Rechnungen werden aufbewahrt, solange das Gesetz es verlangt.',
    ],
    action: { label: 'Konto behalten', url },
    footnote: notYou,
  }),
}
