import { formatMoney } from '#shared/money.ts'
import type * as en from './en.ts'

const seeIt = (number: string) => `Voir le versement ${number}`

/** The letters about payouts, in French. */
export const fr: typeof en = {
  requestedLetter: ({ number, amount, to, url, locale }) => ({
    subject: `Le versement ${number} de ${formatMoney(amount, locale)} a été demandé`,
    heading: 'Un versement a été demandé',
    paragraphs: [
      `${formatMoney(amount, locale)} doivent être versés sur ${to}. La somme est mise de côté ; nous examinons la demande et vous écrirons dès que le versement sera fait.`,
      'Si ce n’était personne de votre boutique, retirez la demande tout de suite : elle peut être annulée jusqu’à son approbation.',
    ],
    action: { label: seeIt(number), url },
  }),

  approvedLetter: ({ number, amount, to, url, locale }) => ({
    subject: `Le versement ${number} de ${formatMoney(amount, locale)} est approuvé`,
    heading: 'Votre versement est approuvé',
    paragraphs: [
      `${formatMoney(amount, locale)} seront versés sur ${to}. Nous vous écrirons de nouveau quand l’argent sera en route.`,
    ],
    action: { label: seeIt(number), url },
  }),

  paidLetter: ({ number, amount, to, url, locale }) => ({
    subject: `${formatMoney(amount, locale)} sont en route vers vous`,
    heading: 'Votre argent est en route',
    paragraphs: [
      `Versement ${number} : ${formatMoney(amount, locale)} ont été versés sur ${to}. Il peut s’écouler un jour avant que votre banque ne l’affiche.`,
      'La page du versement énumère les commandes et les remboursements qu’il règle.',
    ],
    action: { label: seeIt(number), url },
  }),

  returnedLetter: ({ number, amount, reason, url, locale }, why) => ({
    subject: `Le versement ${number} ${why === 'failed' ? 'n’a pas pu être fait' : 'a été renvoyé'}`,
    heading: why === 'failed' ? 'Votre versement n’a pas pu être fait' : 'Votre demande de versement a été renvoyée',
    paragraphs: [
      `${formatMoney(amount, locale)} sont de nouveau disponibles dans votre solde.`,
      `Le motif : ${reason}`,
    ],
    action: { label: seeIt(number), url },
  }),

  methodLetter: (change, { to, hours, url }) => ({
    subject: change === 'added' ? 'Un nouveau compte de versement a été ajouté' : 'Un compte de versement a été retiré',
    heading: 'Le compte sur lequel votre boutique est payée a changé',
    paragraphs: [
      change === 'added'
        ? `${to} a été ajouté aux comptes de versement de votre boutique. Il pourra être utilisé dans ${hours} heures.`
        : `Votre boutique n’est plus payée sur ${to}.`,
      'Si ce n’était pas vous, retirez le compte, choisissez un nouveau mot de passe et prévenez les responsables de la place de marché.',
    ],
    action: { label: 'Voir vos comptes', url },
  }),
}
