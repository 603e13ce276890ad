import { formatMoney } from '#shared/money.ts'
import type * as en from './en.ts'

/** The letters about saved things, in French. */
export const fr: typeof en = {
  returnedLetter: ({ title, optionValues, shopName, url }) => {
    const thing = optionValues.length > 0 ? `${title} (${optionValues.join(', ')})` : title
    return {
      subject: `${title} est de retour en rayon`,
      heading: `${title} est de retour`,
      paragraphs: [
        `Vous vouliez être prévenu : ${thing} de ${shopName} est de nouveau en rayon. L’article n’est pas réservé pour vous.`,
      ],
      action: { label: 'Voir l’article', url },
      footnote: 'C’était le seul e-mail que vous aviez demandé.',
    }
  },

  cheaperLetter: ({ title, shopName, before, now, url, locale }) => ({
    subject: `${title} coûte moins cher`,
    heading: `${title} à ${formatMoney(now, locale)}`,
    paragraphs: [
      `Vous avez enregistré ${title} de ${shopName}. Le prix est maintenant de ${formatMoney(now, locale)} ; il était de ${formatMoney(before, locale)}.`,
    ],
    action: { label: 'Voir l’article', url },
  }),
}
