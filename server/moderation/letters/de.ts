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
    const isGone = outcome === 'withdrawn'
    const became = {
      stands: 'Wir haben sie uns angesehen und keinen Verstoß gegen unsere Regeln gefunden; sie bleibt, wie sie ist.',
      taken_down: 'Wir haben sie uns angesehen und entfernt.',
      withdrawn:
        'Wer sie geschrieben hat, hat sie zurückgenommen; niemand liest sie mehr, und es ist nichts mehr zu entscheiden.',
    }
    return {
      subject: isGone ? `Zurückgenommen: ${about}, von Ihnen gemeldet` : `Wir haben Ihre Meldung geprüft: ${about}`,
      heading: isGone ? 'Was Sie gemeldet haben, ist zurückgenommen' : 'Über Ihre Meldung ist entschieden',
      paragraphs: [
        `Sie haben uns ${about} gemeldet. ${became[outcome]}`,
        'Vielen Dank für den Hinweis. Niemand sonst erfährt, dass er von Ihnen kam.',
      ],
      action: { label: 'Ansehen, was dort steht', url },
    }
  },
}
