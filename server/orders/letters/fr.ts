import { formatMoney } from '#shared/money.ts'
import { writeDay } from '#server/platform/mail/index.ts'
import type * as en from './en.ts'

const seeOrder = 'Voir la commande'
const openOrder = (number: string) => `Ouvrir la commande ${number}`
const because = (reason: string) => (reason === '' ? [] : [`Le motif : ${reason}`])

/** The letters about orders, in French. */
export const fr: typeof en = {
  confirmationLetter: ({ orders, willPayAtDoor, hasParcel, url, locale }) => ({
    subject:
      orders.length === 1 ? `Votre commande ${orders[0]!.number} est confirmée` : 'Vos commandes sont confirmées',
    heading: 'Merci pour votre commande',
    paragraphs: [
      ...orders.map(
        ({ number, shopName, things, total }) =>
          `${shopName}, commande ${number} : ${things}. ${formatMoney(total, locale)}${hasParcel ? ' livraison comprise' : ''}.`,
      ),
      willPayAtDoor
        ? 'Vous payez en espèces à la remise du colis.'
        : !hasParcel
          ? 'Votre paiement est arrivé. Vos fichiers seront prêts dans un instant, et nous vous écrirons.'
          : 'Votre paiement est arrivé. Chaque boutique envoie son propre colis et vous prévient quand il est en route.',
    ],
    action: { label: seeOrder, url },
    footnote: 'Toute personne qui a ce lien peut voir la commande ; gardez-le pour vous.',
  }),

  newOrderLetter: ({ order, handOverBy, url, locale }) => ({
    subject: `Nouvelle commande ${order.number}`,
    heading: 'Vous avez une nouvelle commande',
    paragraphs: [
      `${order.things}. ${formatMoney(order.total, locale)}${handOverBy ? ' livraison comprise' : ''}.`,
      handOverBy
        ? `Merci de remettre le colis au transporteur au plus tard le ${writeDay(handOverBy, locale)}.`
        : 'Il n’y a rien à envoyer : le client télécharge ses fichiers.',
    ],
    action: { label: openOrder(order.number), url },
  }),

  shippedLetter: ({ order, carrier, trackingNumber, expectedFrom, expectedTo, url, locale }) => ({
    subject: `Votre commande ${order.number} est en route`,
    heading: 'Votre colis est en route',
    paragraphs: [
      `${order.shopName} a envoyé${carrier === '' ? '' : ` par ${carrier}`} : ${order.things}. La livraison est prévue entre le ${writeDay(expectedFrom, locale)} et le ${writeDay(expectedTo, locale)}.`,
      ...(trackingNumber === '' ? [] : [`Numéro de suivi : ${trackingNumber}`]),
    ],
    action: { label: 'Suivre le colis', url },
  }),

  deliveredLetter: ({ order, returnDays, url }) => ({
    subject: `Votre commande ${order.number} a été livrée`,
    heading: 'Votre colis est arrivé',
    paragraphs: [
      `${order.shopName} nous signale la livraison : ${order.things}.`,
      ...(returnDays > 0
        ? [`Vous pouvez la retourner dans un délai de ${returnDays === 1 ? 'un jour' : `${returnDays} jours`}.`]
        : []),
    ],
    action: { label: seeOrder, url },
  }),

  cancelledLetter: ({ order, reason, refund, url, locale }) => ({
    subject: `Votre commande ${order.number} a été annulée`,
    heading: 'Votre commande a été annulée',
    paragraphs: [
      `Votre commande chez ${order.shopName} a été annulée : ${order.things}.`,
      ...because(reason),
      refund
        ? `${formatMoney(refund, locale)} vous seront remboursés par le moyen de paiement utilisé ; nous vous écrirons dès que ce sera fait.`
        : 'Rien n’a été payé, il n’y a donc rien à rembourser.',
    ],
    action: { label: seeOrder, url },
  }),

  shopCancelledLetter: ({ order, reason, url }) => ({
    subject: `La commande ${order.number} a été annulée`,
    heading: 'Une commande a été annulée',
    paragraphs: [
      `N’envoyez plus la commande ${order.number} (${order.things}) : elle a été annulée.`,
      ...because(reason),
      'Ses articles sont de nouveau en vente.',
    ],
    action: { label: openOrder(order.number), url },
  }),

  shopReducedLetter: ({ order, things, url }) => ({
    subject: `Une partie de la commande ${order.number} n’est plus à envoyer`,
    heading: 'Une commande a été réduite',
    paragraphs: [
      `Retiré de la commande ${order.number} : ${things}. Merci d’envoyer le reste.`,
      'Ce qui a été retiré est de nouveau en vente.',
    ],
    action: { label: openOrder(order.number), url },
  }),

  paidTooLateLetter: ({ order, refund, url, locale }) => ({
    subject: `Votre paiement pour la commande ${order.number} vous est rendu`,
    heading: 'Votre paiement est arrivé trop tard',
    paragraphs: [
      `Votre paiement à ${order.shopName} pour ${order.things} est arrivé alors que la commande avait expiré, et les articles ont été vendus entre-temps.`,
      `${formatMoney(refund, locale)} vous seront remboursés par le moyen de paiement utilisé ; nous vous écrirons dès que ce sera fait. Nous en sommes désolés.`,
    ],
    action: { label: seeOrder, url },
  }),

  refundedLetter: ({ order, refund, isToBank, reason, url, locale }) => ({
    subject: `${formatMoney(refund, locale)} vous ont été remboursés pour la commande ${order.number}`,
    heading: 'Votre argent est en route',
    paragraphs: [
      `Nous vous avons remboursé ${formatMoney(refund, locale)} pour ${order.things} de ${order.shopName}, ${isToBank ? 'sur votre compte bancaire' : 'par le moyen de paiement utilisé'}.`,
      ...because(reason),
      'Il peut s’écouler quelques jours avant que votre banque ne l’affiche.',
    ],
    action: { label: seeOrder, url },
  }),

  whereToLetter: ({ order, refund, url, locale }) => ({
    subject: `Où pouvons-nous virer ${formatMoney(refund, locale)} pour la commande ${order.number} ?`,
    heading: 'De l’argent vous revient',
    paragraphs: [
      `Nous vous remboursons ${formatMoney(refund, locale)} pour ${order.things} de ${order.shopName}. Vous avez payé en espèces : merci de nous indiquer votre compte bancaire.`,
    ],
    action: { label: 'Indiquer votre compte bancaire', url },
  }),

  reducedLetter: ({ order, refund, reason, url, locale }) => ({
    subject: `Votre commande ${order.number} a été réduite`,
    heading: 'Une partie de votre commande a été annulée',
    paragraphs: [
      `Vous paierez ${formatMoney(refund, locale)} de moins à la remise du colis de ${order.shopName}.`,
      ...because(reason),
    ],
    action: { label: seeOrder, url },
  }),

  refundCameBackLetter: ({ order, refund, url, locale }) => ({
    subject: `Le remboursement de la commande ${order.number} n’est pas arrivé`,
    heading: 'Votre banque a renvoyé notre remboursement',
    paragraphs: [
      `Nous avons remboursé ${formatMoney(refund, locale)} pour ${order.things} de ${order.shopName}, et votre banque n’a pas accepté cette somme.`,
      'L’argent n’est pas perdu : nous trouverons un autre moyen et vous écrirons de nouveau.',
    ],
    action: { label: seeOrder, url },
  }),

  shopRefundedLetter: ({ order, refund, reason, bearer, url, locale }) => ({
    subject: `${formatMoney(refund, locale)} de la commande ${order.number} ont été remboursés`,
    heading: 'Votre client a été remboursé',
    paragraphs: [
      `${formatMoney(refund, locale)} de la commande ${order.number} (${order.things}) ont été remboursés au client.`,
      ...because(reason),
      bearer === 'market'
        ? 'La place de marché prend cette somme à sa charge ; votre solde ne change pas.'
        : 'La somme a été prélevée sur votre solde, et la commission correspondante vous a été rendue.',
    ],
    action: { label: openOrder(order.number), url },
  }),

  shopRefundFailedLetter: ({ order, refund, failure, url, locale }) => ({
    subject: `Un remboursement de la commande ${order.number} a échoué`,
    heading: 'Un remboursement n’a pas pu être fait',
    paragraphs: [
      `${formatMoney(refund, locale)} de la commande ${order.number} n’ont pas pu être remboursés au client : ${failure}`,
      'La somme figure toujours dans votre solde. Vous pouvez relancer le remboursement depuis la page de la commande.',
    ],
    action: { label: openOrder(order.number), url },
  }),
}
