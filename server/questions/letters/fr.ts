import type * as en from './en.ts'

/** The letters about questions, in French. */
export const fr: typeof en = {
  askedLetter: ({ author, body, productTitle, url }) => ({
    subject: `Une question sur ${productTitle}`,
    heading: `${author} demande`,
    paragraphs: [
      `Au sujet de ${productTitle} :`,
      body,
      'Votre réponse est lue par tous ceux qui regardent le produit.',
    ],
    action: { label: 'Répondre', url },
  }),

  answeredLetter: ({ shopName, productTitle, body, answer, url }) => ({
    subject: `${shopName} a répondu à votre question`,
    heading: `${shopName} a répondu`,
    paragraphs: [`Vous avez demandé au sujet de ${productTitle} : ${body}`, answer],
    action: { label: `Voir ${productTitle}`, url },
  }),

  hiddenLetter: ({ productTitle, reason }) => ({
    subject: `Votre question sur ${productTitle} n’est plus affichée`,
    heading: 'Votre question n’est plus affichée',
    paragraphs: [`Nous avons masqué votre question sur ${productTitle}. Le motif : ${reason}`],
  }),

  hiddenFromShopLetter: ({ productTitle, reason, url }) => ({
    subject: `Une question sur ${productTitle} n’est plus affichée`,
    heading: 'Une question n’est plus affichée',
    paragraphs: [
      `Nous avons masqué une question sur ${productTitle}, avec votre réponse si vous en avez donné une. Le motif : ${reason}`,
    ],
    action: { label: 'Voir vos questions', url },
  }),
}
