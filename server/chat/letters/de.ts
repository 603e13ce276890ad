import type * as en from './en.ts'

const shownWords = {
  picture: 'hat Ihnen ein Bild geschickt.',
  file: 'hat Ihnen ein PDF geschickt.',
  order: 'hat Ihnen eine Bestellung gezeigt.',
  product: 'hat Ihnen ein Produkt gezeigt.',
}

const judgedWords = {
  warned: {
    subject: 'Eine Verwarnung zu Ihrer Nachricht',
    sentence: (other: string) =>
      `Wir haben uns angesehen, was Sie an ${other} geschrieben haben, und bitten Sie, so nicht wieder zu schreiben.`,
  },
  removed: {
    subject: 'Eine Ihrer Nachrichten wurde entfernt',
    sentence: (other: string) => `Wir haben eine Nachricht entfernt, die Sie an ${other} geschrieben haben.`,
  },
  blocked: {
    subject: 'Sie können keine Nachrichten mehr schreiben',
    sentence: (other: string) =>
      `Wegen Ihrer Nachricht an ${other} können Sie Kunden und Shops nicht mehr schreiben. Uns können Sie weiterhin schreiben.`,
  },
}

/** The letters about conversations, in German. */
export const de: typeof en = {
  messageWaitsLetter: ({ author, count, last, url }) => ({
    subject: count === 1 ? `${author} hat Ihnen geschrieben` : `${author} hat Ihnen ${count} Nachrichten geschrieben`,
    heading: count === 1 ? 'Eine Nachricht wartet auf Sie' : `${count} Nachrichten warten auf Sie`,
    paragraphs: [last.words === null ? `${author} ${shownWords[last.shows]}` : `${author} schreibt: „${last.words}“`],
    action: { label: 'Lesen und antworten', url },
    footnote:
      'Das schreiben wir Ihnen einmal, bis Sie in die Unterhaltung geschaut haben. Wenn Sie sie dort stummschalten, schreiben wir nicht mehr.',
  }),

  judgedLetter: ({ decision, reason, other, url }) => {
    const { subject, sentence } = judgedWords[decision]
    return {
      subject,
      heading: subject,
      paragraphs: [sentence(other), `Der Grund: ${reason}`],
      action: { label: 'Unterhaltung ansehen', url },
    }
  },

  reportSettledLetter: ({ about, isUpheld, url }) => ({
    subject: `Wir haben Ihre Meldung zu ${about} geprüft`,
    heading: 'Über Ihre Meldung ist entschieden',
    paragraphs: [
      isUpheld
        ? 'Vielen Dank. Wir sehen es wie Sie und haben etwas unternommen.'
        : 'Vielen Dank. Diesmal haben wir keinen Verstoß gegen die Regeln des Marktplatzes gefunden. Sie können die Unterhaltung jederzeit blockieren.',
    ],
    action: { label: 'Unterhaltung ansehen', url },
  }),
}
