import type * as en from './en.ts'

const shownWords = {
  picture: 'vous a envoyé une image.',
  file: 'vous a envoyé un PDF.',
  order: 'vous a montré une commande.',
  product: 'vous a montré un produit.',
}

const judgedWords = {
  warned: {
    subject: 'Un avertissement sur ce que vous avez écrit',
    sentence: (other: string) =>
      `Nous avons examiné ce que vous avez écrit à ${other} et vous demandons de ne plus écrire ainsi.`,
  },
  removed: {
    subject: 'Un de vos messages a été retiré',
    sentence: (other: string) => `Nous avons retiré un message que vous aviez écrit à ${other}.`,
  },
  blocked: {
    subject: 'La messagerie vous est fermée',
    sentence: (other: string) =>
      `En raison de ce que vous avez écrit à ${other}, vous ne pouvez plus écrire aux clients ni aux boutiques. Vous pouvez toujours nous écrire.`,
  },
}

/** The letters about conversations, in French. */
export const fr: typeof en = {
  messageWaitsLetter: ({ author, count, last, url }) => ({
    subject: count === 1 ? `${author} vous a écrit` : `${author} vous a écrit ${count} fois`,
    heading: count === 1 ? 'Un message vous attend' : `${count} messages vous attendent`,
    paragraphs: [last.words === null ? `${author} ${shownWords[last.shows]}` : `${author} a écrit : « ${last.words} »`],
    action: { label: 'Lire et répondre', url },
    footnote:
      'Nous vous l’écrivons une seule fois, jusqu’à ce que vous ouvriez la conversation. Mettez-la en sourdine et vous ne recevrez plus rien.',
  }),

  judgedLetter: ({ decision, reason, other, url }) => {
    const { subject, sentence } = judgedWords[decision]
    return {
      subject,
      heading: subject,
      paragraphs: [sentence(other), `Le motif : ${reason}`],
      action: { label: 'Voir la conversation', url },
    }
  },

  reportSettledLetter: ({ about, isUpheld, url }) => ({
    subject: `Nous avons examiné votre signalement concernant ${about}`,
    heading: 'Votre signalement a été traité',
    paragraphs: [
      isUpheld
        ? 'Merci. Nous sommes de votre avis et avons fait le nécessaire.'
        : 'Merci. Cette fois, nous n’avons rien trouvé de contraire aux règles de la place de marché. Vous pouvez bloquer la conversation à tout moment.',
    ],
    action: { label: 'Voir la conversation', url },
  }),
}
