import { formatMoney } from '#shared/money.ts'
import type * as en from './en.ts'

/** The letters about saved things, in Spanish. */
export const es: typeof en = {
  returnedLetter: ({ title, optionValues, shopName, url }) => {
    const thing = optionValues.length > 0 ? `${title} (${optionValues.join(', ')})` : title
    return {
      subject: `${title} vuelve a estar disponible`,
      heading: `${title} ha vuelto`,
      paragraphs: [
        `Usted pidió que le avisáramos: ${thing} de ${shopName} está de nuevo en el estante. No está reservado para usted.`,
      ],
      action: { label: 'Ver el artículo', url },
      footnote: 'Este era el único correo que pidió.',
    }
  },

  cheaperLetter: ({ title, shopName, before, now, url, locale }) => ({
    subject: `${title} cuesta ahora menos`,
    heading: `${title} por ${formatMoney(now, locale)}`,
    paragraphs: [
      `Usted guardó ${title} de ${shopName}. Ahora cuesta ${formatMoney(now, locale)}; antes costaba ${formatMoney(before, locale)}.`,
    ],
    action: { label: 'Ver el artículo', url },
  }),
}
