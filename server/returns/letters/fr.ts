import { writeDay } from '#server/platform/mail/index.ts'
import type * as en from './en.ts'

const seeOrder = 'Voir la commande'

/** The letters about returns, in French. */
export const fr: typeof en = {
  returnRequestedLetter: ({ back, url, answerBy, locale }) => ({
    subject: `${back.customer} souhaite retourner quelque chose de la commande ${back.orderNumber}`,
    heading: 'Un retour est demandé',
    paragraphs: [
      `${back.customer} souhaite renvoyer : ${back.things}.`,
      ...(back.words === '' ? [] : [`« ${back.words} »`]),
      ...(answerBy
        ? [
            `Merci d’accepter ou de refuser au plus tard le ${writeDay(answerBy, locale)}. Sans réponse, le retour est accepté d’office.`,
          ]
        : []),
    ],
    action: { label: `Ouvrir le retour ${back.number}`, url },
  }),

  returnNotedLetter: ({ back, url }) => ({
    subject: `Votre retour ${back.number} de la commande ${back.orderNumber}`,
    heading: 'Nous avons prévenu la boutique',
    paragraphs: [
      `${back.shopName} sait que vous souhaitez renvoyer : ${back.things}. Nous vous écrirons dès qu’une réponse sera arrivée.`,
    ],
    action: { label: seeOrder, url },
  }),

  returnAcceptedLetter: ({ back, url, sendBy, locale }) => ({
    subject: `Merci d’envoyer votre retour ${back.number}`,
    heading: 'Votre retour est accepté',
    paragraphs: [
      `${back.shopName} reprend : ${back.things}.`,
      ...(back.labelNote === '' ? [] : [back.labelNote]),
      ...(sendBy ? [`Merci de l’envoyer au plus tard le ${writeDay(sendBy, locale)}.`] : []),
      'Vous serez remboursé automatiquement dès son arrivée.',
    ],
    action: { label: seeOrder, url },
  }),

  returnDeclinedLetter: ({ back, url }) => ({
    subject: `Votre retour ${back.number} a été refusé`,
    heading: 'La boutique ne reprend pas l’article',
    paragraphs: [
      `${back.shopName} a refusé le retour : ${back.things}. Le motif : ${back.declineReason}`,
      'Si vous n’êtes pas d’accord, vous pouvez ouvrir un litige sur la page de votre commande ; la place de marché tranchera.',
    ],
    action: { label: seeOrder, url },
  }),

  returnReceivedLetter: ({ back, url }) => ({
    subject: `Votre retour ${back.number} est arrivé`,
    heading: 'La boutique l’a reçu',
    paragraphs: [
      `${back.shopName} a reçu : ${back.things}. Vous allez être remboursé ; nous vous écrirons dès que ce sera fait.`,
    ],
    action: { label: seeOrder, url },
  }),

  returnWithdrawnLetter: ({ back, url, because }) => ({
    subject: `Le retour ${back.number} de la commande ${back.orderNumber} n’aura pas lieu`,
    heading: 'Un retour n’aura pas lieu',
    paragraphs: [
      `De la commande ${back.orderNumber}, ceci ne revient pas : ${back.things}. ${because || 'Le client le garde.'}`,
    ],
    action: { label: `Ouvrir le retour ${back.number}`, url },
  }),
}
