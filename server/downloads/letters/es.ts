import { writeDate } from '#server/platform/mail/index.ts'
import type * as en from './en.ts'

/** The letters about downloads, in Spanish. */
export const es: typeof en = {
  filesReadyLetter: ({ orderNumber, shopName, names, openUntil, most, url, locale }) => ({
    subject: `Los archivos de su pedido ${orderNumber} están listos`,
    heading: 'Sus archivos están listos',
    paragraphs: [
      `De ${shopName}: ${names.join(', ')}.`,
      `Puede descargar cada uno ${most} veces hasta el ${writeDate(openUntil, locale)}. Guarde una copia: después, solo la tienda puede volver a darlos.`,
    ],
    action: { label: 'Descargar', url },
    footnote: 'Quien tenga este enlace puede ver el pedido y sus archivos; no lo comparta.',
  }),
}
