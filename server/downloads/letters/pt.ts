import { writeDate } from '#server/platform/mail/index.ts'
import type * as en from './en.ts'

/** The letters about downloads, in Portuguese. */
export const pt: typeof en = {
  filesReadyLetter: ({ orderNumber, shopName, names, openUntil, most, url, locale }) => ({
    subject: `Os ficheiros da sua encomenda ${orderNumber} estão prontos`,
    heading: 'Os seus ficheiros estão prontos',
    paragraphs: [
      `De ${shopName}: ${names.join(', ')}.`,
      `Pode descarregar cada um ${most} vezes até ${writeDate(openUntil, locale)}. Guarde uma cópia: depois, só a loja os pode dar de novo.`,
    ],
    action: { label: 'Descarregar', url },
    footnote: 'Quem tiver esta ligação pode ver a encomenda e os seus ficheiros; guarde-a para si.',
  }),
}
