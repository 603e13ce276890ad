import { writeDate } from '#server/platform/mail/index.ts'
import type * as en from './en.ts'

/** The letters about downloads, in French. */
export const fr: typeof en = {
  filesReadyLetter: ({ orderNumber, shopName, names, openUntil, most, url, locale }) => ({
    subject: `Les fichiers de votre commande ${orderNumber} sont prêts`,
    heading: 'Vos fichiers sont prêts',
    paragraphs: [
      `De ${shopName} : ${names.join(', ')}.`,
      `Vous pouvez télécharger chacun d’eux ${most} fois jusqu’au ${writeDate(openUntil, locale)}. Gardez-en une copie : ensuite, seule la boutique peut les donner à nouveau.`,
    ],
    action: { label: 'Télécharger', url },
    footnote: 'Toute personne qui a ce lien peut voir la commande et ses fichiers ; gardez-le pour vous.',
  }),
}
