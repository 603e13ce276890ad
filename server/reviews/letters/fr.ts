import type * as en from './en.ts'

/** The letters about reviews, in French. */
export const fr: typeof en = {
  invitationLetter: ({ name, things, url }) => {
    const others = things.length - 1
    const thing = others === 0 ? things[0]! : `${things[0]!} et ${others === 1 ? 'un autre' : `${others} autres`}`
    return {
      subject: `Que pensez-vous de votre achat : ${thing} ?`,
      heading: `Alors, ${name.split(' ')[0]!} ?`,
      paragraphs: [
        `Votre achat est chez vous depuis quelques jours : ${thing}. Quelques mots aident les autres à choisir, et le fabricant à faire encore mieux.`,
      ],
      action: { label: 'Donner votre avis', url },
      footnote: 'Nous le demandons une fois par commande.',
    }
  },

  writtenLetter: ({ author, stars, productTitle, url }) => {
    const given = stars === 1 ? 'une étoile' : `${stars} étoiles`
    return {
      subject: `${author} a donné ${given} à ${productTitle}`,
      heading: `${author} a donné ${given}`,
      paragraphs: [`Il y a un nouvel avis sur ${productTitle}. Vous pouvez y répondre publiquement.`],
      action: { label: 'Lire et répondre', url },
    }
  },

  answeredLetter: ({ shopName, productTitle, answer, url }) => ({
    subject: `${shopName} a répondu à votre avis`,
    heading: `${shopName} a répondu`,
    paragraphs: [`Au sujet de votre avis sur ${productTitle}, la boutique écrit :`, answer],
    action: { label: 'Voir sur la page du produit', url },
  }),

  hiddenLetter: ({ productTitle, reason, url }) => ({
    subject: `Votre avis sur ${productTitle} n’est plus affiché`,
    heading: 'Votre avis n’est plus affiché',
    paragraphs: [`Nous avons masqué votre avis sur ${productTitle}. Le motif : ${reason}`],
    action: { label: 'Voir vos avis', url },
  }),

  hiddenFromShopLetter: ({ productTitle, reason, url }) => ({
    subject: `Un avis sur ${productTitle} n’est plus affiché`,
    heading: 'Un avis n’est plus affiché',
    paragraphs: [`Nous avons masqué un avis sur ${productTitle} ; ses étoiles ne comptent plus. Le motif : ${reason}`],
    action: { label: 'Voir vos avis', url },
  }),
}
