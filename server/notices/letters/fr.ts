import type * as en from './en.ts'

const theyWrote = (reason: string) => `Voici ce qu’ils ont écrit : ${reason}`

/** The letters about what becomes of a shop and of its products, in French. */
export const fr: typeof en = {
  shopAppliedLetter: ({ shopName, isAgain, url }) => ({
    subject: isAgain ? `${shopName} a modifié sa candidature` : `${shopName} souhaite être admis`,
    heading: isAgain ? 'Une candidature est de retour' : 'Une nouvelle candidature',
    paragraphs: [
      isAgain
        ? `${shopName} a modifié ce que vous aviez demandé et attend votre réponse.`
        : `${shopName} a déposé sa candidature et attend votre réponse.`,
    ],
    action: { label: 'Voir la candidature', url },
  }),

  shopChangesRequestedLetter: ({ shopName, reason, url }) => ({
    subject: `${shopName} : merci de modifier votre candidature`,
    heading: 'Vous y êtes presque',
    paragraphs: [
      `Les responsables de la place de marché ont examiné la candidature de ${shopName} et vous demandent une modification.`,
      theyWrote(reason),
    ],
    action: { label: 'Modifier la candidature', url },
  }),

  shopDeclinedLetter: ({ shopName, reason, url }) => ({
    subject: `${shopName} n’est pas admis`,
    heading: 'Votre candidature est refusée',
    paragraphs: [
      `Les responsables de la place de marché ont décidé de ne pas admettre ${shopName}.`,
      `Le motif : ${reason}`,
    ],
    action: { label: 'Poser une question', url },
  }),

  shopApprovedLetter: ({ shopName, url }) => ({
    subject: `${shopName} est ouvert`,
    heading: 'Votre boutique est ouverte',
    paragraphs: [
      `Les responsables de la place de marché ont examiné ${shopName} et l’ont admis. Ce que vous avez publié est désormais en rayon.`,
    ],
    action: { label: 'Aller à votre boutique', url },
  }),

  shopSuspendedLetter: ({ shopName, reason, url }) => ({
    subject: `${shopName} est suspendu`,
    heading: 'Votre boutique est suspendue',
    paragraphs: [
      `Les responsables de la place de marché ont retiré ${shopName} des rayons pour le moment. Les commandes payées suivent leur cours.`,
      ...(reason === '' ? [] : [`Le motif : ${reason}`]),
    ],
    action: { label: 'Poser une question', url },
  }),

  shopReinstatedLetter: ({ shopName, url }) => ({
    subject: `${shopName} est de nouveau ouvert`,
    heading: 'Votre boutique est de nouveau ouverte',
    paragraphs: [`${shopName} peut de nouveau vendre, et ce que vous avez publié est de retour en rayon.`],
    action: { label: 'Aller à votre boutique', url },
  }),

  shopClosedLetter: ({ shopName, reason, url }) => ({
    subject: `${shopName} est fermé`,
    heading: 'Votre boutique est fermée',
    paragraphs: [
      `${shopName} ne vend plus rien. Ce que la boutique a vendu et encaissé, ses factures et ses messages restent consultables.`,
      ...(reason === '' ? [] : [`Le motif : ${reason}`]),
    ],
    action: { label: 'Aller à votre boutique', url },
  }),

  productApprovedLetter: ({ title, shopName, url }) => ({
    subject: `${title} est en rayon`,
    heading: 'Votre produit est en rayon',
    paragraphs: [`Les responsables de la place de marché ont examiné ${title} de ${shopName} et l’ont accepté.`],
    action: { label: 'Voir le produit', url },
  }),

  productSentBackLetter: ({ title, shopName, reason, url }) => ({
    subject: `${title} : merci de modifier le produit`,
    heading: 'Vous y êtes presque',
    paragraphs: [
      `Les responsables de la place de marché ont examiné ${title} de ${shopName}. C’est de nouveau un brouillon jusqu’à ce que vous l’ayez modifié.`,
      theyWrote(reason),
    ],
    action: { label: 'Modifier le produit', url },
  }),

  productBlockedLetter: ({ title, shopName, reason, url }) => ({
    subject: `${title} a été retiré de la vente`,
    heading: 'Un produit a été retiré de la vente',
    paragraphs: [
      `Les responsables de la place de marché ont retiré ${title} de ${shopName} des rayons. Les commandes payées suivent leur cours.`,
      `Le motif : ${reason}`,
    ],
    action: { label: 'Voir le produit', url },
  }),

  productUnblockedLetter: ({ title, shopName, reason, url }) => ({
    subject: `${title} est de nouveau à vous`,
    heading: 'Vous pouvez remettre le produit en vente',
    paragraphs: [
      `Les responsables de la place de marché ont rendu ${title} à ${shopName}. Publiez-le quand il doit revenir en rayon.`,
      theyWrote(reason),
    ],
    action: { label: 'Aller au produit', url },
  }),
}
