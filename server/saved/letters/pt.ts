import { formatMoney } from '#shared/money.ts'
import type * as en from './en.ts'

/** The letters about saved things, in Portuguese. */
export const pt: typeof en = {
  returnedLetter: ({ title, optionValues, shopName, url }) => {
    const thing = optionValues.length > 0 ? `${title} (${optionValues.join(', ')})` : title
    return {
      subject: `${title} está de novo disponível`,
      heading: `${title} está de volta`,
      paragraphs: [`Pediu um aviso: ${thing} de ${shopName} está de novo na prateleira. O artigo não está reservado.`],
      action: { label: 'Ver o artigo', url },
      footnote: 'Este era o único e-mail que pediu.',
    }
  },

  cheaperLetter: ({ title, shopName, before, now, url, locale }) => ({
    subject: `${title} custa agora menos`,
    heading: `${title} por ${formatMoney(now, locale)}`,
    paragraphs: [
      `Guardou ${title} de ${shopName}. Custa agora ${formatMoney(now, locale)}; antes custava ${formatMoney(before, locale)}.`,
    ],
    action: { label: 'Ver o artigo', url },
  }),
}
