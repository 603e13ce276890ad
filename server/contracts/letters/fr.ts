import { writeDate } from '#server/platform/mail/index.ts'
import type * as en from './en.ts'

const endings = {
  declined: 'a été refusé',
  expired: 'n’a pas été signé à temps',
  voided: 'a été retiré par la place de marché',
}

/** The letters about contracts, in French. */
export const fr: typeof en = {
  askedLetter: ({ number, title, shopName, url, expiresAt, isReminder, locale }) => ({
    subject: isReminder ? `Encore à signer : ${title}` : `À signer : ${title}`,
    heading: title,
    paragraphs: [
      `${number}, au sujet de ${shopName}, attend ${isReminder ? 'toujours ' : ''}votre signature. Ce lien est pour vous seul : merci de ne pas le transmettre.`,
      `Lisez le contrat, demandez si quelque chose n’est pas clair, puis signez ou refusez. Le lien fonctionne jusqu’au ${writeDate(expiresAt, locale)}.`,
    ],
    action: { label: 'Lire et signer', url },
  }),

  codeLetter: ({ code, title, minutes }) => ({
    subject: `${code} est votre code pour signer`,
    heading: code,
    paragraphs: [
      `Ce code montre que c’est bien vous qui signez « ${title} ». Il est valable ${minutes} minutes.`,
      'Si vous n’êtes pas en train de signer, quelqu’un a peut-être votre lien : ne lui donnez pas le code.',
    ],
  }),

  sealedLetter: ({ number, title, url }) => ({
    subject: `Signé par tous : ${title}`,
    heading: 'Signé et scellé',
    paragraphs: [
      `Tous ont signé ${number}, « ${title} ».`,
      'L’exemplaire scellé est joint ; sa dernière page dit qui a signé, quand et comment.',
      'Conservez le fichier tel quel : la moindre modification se voit.',
    ],
    action: { label: 'Vérifier le fichier', url },
  }),

  overLetter: (why, { number, title, reason }) => ({
    subject: `${title} ${endings[why]}`,
    heading: `Le contrat ${endings[why]}`,
    paragraphs: [
      `${number}, « ${title} », ${endings[why]}. Il n’engage personne.`,
      ...(reason ? [`Le motif : ${reason}`] : []),
    ],
  }),
}
