import { formatMoney } from '#shared/money.ts'
import { writeDay } from '#server/platform/mail/index.ts'
import type * as en from './en.ts'

const seeDispute = 'Voir le litige'
const outcomes = {
  lost: 'La banque a tranché en faveur de son client : l’argent ne revient pas.',
  won: 'La banque a tranché en votre faveur : la somme mise de côté est de nouveau disponible.',
  withdrawn: 'Le client ne demande plus rien. La somme mise de côté est de nouveau disponible.',
}

/** The letters about disputes, in French. */
export const fr: typeof en = {
  raisedLetter: ({ dispute: { orderNumber, customer, things }, words, url }) => ({
    subject: `${customer} signale un problème avec la commande ${orderNumber}`,
    heading: 'Quelque chose ne va pas',
    paragraphs: [
      `${customer} écrit au sujet de la commande ${orderNumber} (${things}) :`,
      `« ${words} »`,
      'Merci de répondre rapidement : après 48 heures sans accord, la place de marché peut être appelée à trancher.',
    ],
    action: { label: 'Répondre', url },
  }),

  openedLetter: ({ dispute: { number, orderNumber }, isOfBank, answerBy, url, locale }) => ({
    subject: `Le litige ${number} sur la commande ${orderNumber} est ouvert`,
    heading: isOfBank ? 'Une banque a repris l’argent' : 'La place de marché tranche',
    paragraphs: [
      isOfBank
        ? `La banque du client a ouvert une rétrofacturation pour la commande ${orderNumber}. La somme est mise de côté jusqu’à ce que la banque ait tranché.`
        : `Les deux parties peuvent s’exprimer et fournir des pièces${answerBy ? ` jusqu’au ${writeDay(answerBy, locale)}` : ''}. La somme est mise de côté, et personne ne rembourse avant la décision.`,
    ],
    action: { label: seeDispute, url },
  }),

  spokenLetter: ({ dispute, who, url }) => ({
    subject: `${who} a écrit au sujet de la commande ${dispute.orderNumber}`,
    heading: 'Il y a un nouveau message',
    paragraphs: [`${who} a écrit dans le litige ${dispute.number} sur la commande ${dispute.orderNumber}.`],
    action: { label: 'Lire le message', url },
  }),

  appealedLetter: ({ dispute, who, words, url }) => ({
    subject: `${who} demande un nouvel examen du litige ${dispute.number}`,
    heading: 'La décision est contestée',
    paragraphs: [
      `${who} n’est pas d’accord avec la décision sur la commande ${dispute.orderNumber} :`,
      `« ${words} »`,
      'L’argent déjà versé reste où il est. La place de marché tranche une seconde fois, et c’est définitif.',
    ],
    action: { label: seeDispute, url },
  }),

  decidedLetter: ({ dispute, amount, reason, url, locale }) => ({
    subject: `La décision dans le litige ${dispute.number}`,
    heading: amount.amountMinor > 0 ? `${formatMoney(amount, locale)} sont remboursés` : 'Rien n’est remboursé',
    paragraphs: [
      amount.amountMinor > 0
        ? `De la commande ${dispute.orderNumber}, ${formatMoney(amount, locale)} reviennent à ${dispute.customer}.`
        : `La commande ${dispute.orderNumber} reste comme elle est.`,
      `Le motif : ${reason}`,
      'La décision peut être contestée dans un délai de sept jours.',
    ],
    action: { label: seeDispute, url },
  }),

  overLetter: ({ dispute, outcome, url }) => ({
    subject: `Le litige ${dispute.number} sur la commande ${dispute.orderNumber} est clos`,
    heading: 'Le litige est clos',
    paragraphs: [outcomes[outcome]],
    action: { label: seeDispute, url },
  }),
}
