import type * as en from './en.ts'

/** The letters about reports, in French. */
export const fr: typeof en = {
  reportDecidedLetter: ({ called, outcome, url }) => ({
    subject: `Nous avons examiné votre signalement : ${called}`,
    heading: 'Votre signalement a été traité',
    paragraphs: [
      outcome === 'stands'
        ? `Vous avez signalé ${called}. Nous l’avons examiné et n’avons rien trouvé de contraire à nos règles ; rien ne change.`
        : `Vous avez signalé ${called}. Nous l’avons examiné et retiré.`,
      'Merci de nous avoir prévenus. Personne d’autre ne saura que cela vient de vous.',
    ],
    action: { label: outcome === 'stands' ? `Voir ${called}` : 'Voir ce qu’il y a d’autre', url },
  }),

  saidDecidedLetter: ({ what, productTitle, outcome, url }) => {
    const about = what === 'review' ? `un avis sur ${productTitle}` : `une question sur ${productTitle}`
    const isGone = outcome === 'withdrawn'
    const became = {
      stands: 'Après examen, nous n’avons rien trouvé de contraire à nos règles ; rien ne change.',
      taken_down: 'Après examen, nous avons procédé au retrait.',
      withdrawn: 'Son auteur a choisi de ne plus l’afficher ; il n’y a plus rien à lire ni à décider.',
    }
    return {
      subject: isGone
        ? `Ce que vous avez signalé a été retiré : ${about}`
        : `Nous avons examiné votre signalement : ${about}`,
      heading: isGone ? 'Ce que vous avez signalé a été retiré' : 'Votre signalement a été traité',
      paragraphs: [
        `Vous avez signalé ${about}. ${became[outcome]}`,
        'Merci de nous avoir prévenus. Personne d’autre ne saura que cela vient de vous.',
      ],
      action: { label: 'Voir ce qui s’y trouve', url },
    }
  },
}
