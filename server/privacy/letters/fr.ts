import type * as en from './en.ts'

const notYou =
  'Si vous ne l’avez pas demandé, choisissez un nouveau mot de passe : quelqu’un connaît celui que vous avez.'

/** The letters about personal data, in French. */
export const fr: typeof en = {
  exportReadyLetter: ({ days, url }) => ({
    subject: 'La copie de vos données est prête',
    heading: 'Votre copie est prête',
    paragraphs: [
      `Vous avez demandé tout ce que nous savons de vous ici. La copie reste ${days} jours à votre disposition dans votre compte.`,
    ],
    action: { label: 'Récupérer la copie', url },
    footnote: notYou,
  }),

  erasureLetter: ({ days, url }) => ({
    subject: 'Votre compte va être effacé',
    heading: `Dans ${days} jours, vous serez oublié ici`,
    paragraphs: [
      'Vous avez demandé l’effacement de votre compte. D’ici là, tout continue comme avant, et vous pouvez changer d’avis.',
      'Ensuite, votre nom, vos adresses et vos e-mails disparaissent. Ce que vous avez dit dans des avis et des messages reste sans votre nom, et les factures sont conservées aussi longtemps que la loi l’exige.',
    ],
    action: { label: 'Garder mon compte', url },
    footnote: notYou,
  }),
}
