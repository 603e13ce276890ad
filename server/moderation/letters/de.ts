import type * as en from './en.ts'

/** The letters about reports, in German. */
export const de: typeof en = {
  reportDecidedLetter: ({ called, outcome, url }) => ({
    subject: `Wir haben Ihre Meldung geprüft: ${called}`,
    heading: 'Über Ihre Meldung ist entschieden',
    paragraphs: [
      outcome === 'stands'
        ? `Sie haben uns ${called} gemeldet. Wir haben es uns angesehen und keinen Verstoß gegen unsere Regeln gefunden; es bleibt, wie es ist.`
        : `Sie haben uns ${called} gemeldet. Wir haben es uns angesehen und es entfernt.`,
      'Vielen Dank für den Hinweis. Niemand sonst erfährt, dass er von Ihnen kam.',
    ],
    action: { label: outcome === 'stands' ? `${called} ansehen` : 'Sehen, was es sonst gibt', url },
  }),

  saidDecidedLetter: ({ what, productTitle, outcome, url }) => {
    const about = what === 'review' ? `eine Bewertung zu ${productTitle}` : `eine Frage zu ${productTitle}`
    return {
      subject: `Wir haben Ihre Meldung geprüft: ${about}`,
      heading: 'Über Ihre Meldung ist entschieden',
      paragraphs: [
        outcome === 'stands'
          ? `Sie haben uns ${about} gemeldet. Wir haben sie uns angesehen und keinen Verstoß gegen unsere Regeln gefunden; sie bleibt, wie sie ist.`
          : `Sie haben uns ${about} gemeldet. Wir haben sie uns angesehen und entfernt.`,
        'Vielen Dank für den Hinweis. Niemand sonst erfährt, dass er von Ihnen kam.',
      ],
      action: { label: 'Ansehen, was dort steht', url },
    }
  },
}
