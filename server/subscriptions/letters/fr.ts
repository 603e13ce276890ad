import { formatMoney } from '#shared/money.ts'
import { writeDate } from '#server/platform/mail/index.ts'
import type * as en from './en.ts'

const seeIt = 'Voir l’abonnement'
const whys: Record<string, string> = {
  not_sold: 'L’article n’est plus vendu.',
  out_of_stock: 'Il n’y en a pas assez en rayon pour le moment.',
  cannot_be_sent: 'La boutique n’envoie plus à votre adresse.',
  on_holiday: 'La boutique est en vacances.',
  contract_unsigned: 'Les conditions ne sont pas encore signées.',
  took_too_long: 'La banque a mis trop longtemps à répondre, et rien n’a été débité.',
  card_removed: 'Il n’y a plus de carte à débiter.',
  insufficient_funds: 'Il n’y a pas assez d’argent sur la carte.',
  expired_card: 'La carte a expiré.',
  authentication_required: 'La banque souhaite que vous confirmiez ce paiement.',
}
const whyOf = (failure: string) => whys[failure] ?? 'Le paiement a été refusé, et rien n’a été débité.'

/** The letters about subscriptions, in French. */
export const fr: typeof en = {
  startedLetter: ({ number, things, shopName, nextOn, url, locale }) => ({
    subject: `Votre abonnement ${number} a commencé`,
    heading: 'Votre abonnement a commencé',
    paragraphs: [
      `${things} de ${shopName}.`,
      ...(nextOn
        ? [`La prochaine livraison est pour le ${writeDate(nextOn, locale)}, et votre carte sera débitée ce jour-là.`]
        : []),
      'Vous pouvez sauter une livraison, suspendre, modifier ou résilier l’abonnement dans votre compte.',
    ],
    action: { label: seeIt, url },
  }),

  renewedLetter: ({ number, things, shopName, nextOn, total, url, locale }) => ({
    subject: `Votre abonnement ${number} est renouvelé`,
    heading: 'La prochaine livraison est en route',
    paragraphs: [
      `${things} de ${shopName}.${total ? ` Votre carte a été débitée de ${formatMoney(total, locale)}.` : ''}`,
      ...(nextOn ? [`La livraison suivante est pour le ${writeDate(nextOn, locale)}.`] : []),
    ],
    action: { label: seeIt, url },
  }),

  unpaidLetter: ({ number, things, shopName, total, url, locale }, { failure, nextTryAt }) => ({
    subject: `Votre abonnement ${number} n’a pas pu être renouvelé`,
    heading: 'Votre abonnement n’a pas pu être renouvelé',
    paragraphs: [
      `${things} de ${shopName}${total ? ` (${formatMoney(total, locale)})` : ''}. ${whyOf(failure)}`,
      nextTryAt
        ? `Nous réessayerons le ${writeDate(nextTryAt, locale)}. Si votre carte a changé, choisissez-en une autre d’ici là.`
        : 'Nous ne réessayerons pas de nous-mêmes. Vous pouvez choisir une autre carte et reprendre l’abonnement.',
    ],
    action: { label: seeIt, url },
  }),

  reminderLetter: ({ number, things, shopName, total, url, locale }, failure) => ({
    subject: `Pensez au paiement de votre abonnement ${number}`,
    heading: 'Un paiement est en attente',
    paragraphs: [
      `${things} de ${shopName}${total ? ` (${formatMoney(total, locale)})` : ''}. ${whyOf(failure)}`,
      'Choisissez une autre carte ou payez maintenant pour que l’abonnement continue.',
    ],
    action: { label: seeIt, url },
  }),

  confirmationLetter: ({ number, things, total, url, locale }) => ({
    subject: `Merci de confirmer un paiement pour votre abonnement ${number}`,
    heading: 'Votre banque souhaite que vous confirmiez ce paiement',
    paragraphs: [
      `Il concerne ${things}${total ? `, ${formatMoney(total, locale)}` : ''}. Rien n’est débité ni envoyé avant votre confirmation.`,
    ],
    action: { label: 'Confirmer le paiement', url },
  }),

  expiringLetter: ({ number, things, nextOn, url, locale }) => ({
    subject: `La carte de votre abonnement ${number} expire bientôt`,
    heading: 'Votre carte expire bientôt',
    paragraphs: [
      nextOn
        ? `La prochaine livraison est pour le ${writeDate(nextOn, locale)} : ${things}. Choisissez une autre carte pour que l’abonnement continue.`
        : `Il s’agit de ${things}. Choisissez une autre carte pour que l’abonnement continue.`,
    ],
    action: { label: 'Choisir une autre carte', url },
  }),

  endedLetter: ({ number, things, shopName, url }, reason) => ({
    subject: `Votre abonnement ${number} est terminé`,
    heading: 'Votre abonnement est terminé',
    paragraphs: [
      `${things} de ${shopName} : il n’y aura plus de livraison, et plus rien ne sera débité.`,
      ...(reason === 'unpaid' ? ['La dernière livraison n’a pas pu être débitée et n’a donc pas été envoyée.'] : []),
      'Vous pouvez reprendre l’abonnement dans votre compte.',
    ],
    action: { label: seeIt, url },
  }),
}
