import { writeDate } from '#server/platform/mail/index.ts'
import type * as en from './en.ts'

const endings = {
  declined: 'foi recusado',
  expired: 'não foi assinado a tempo',
  voided: 'foi retirado pelo mercado',
}

/** The letters about contracts, in Portuguese. */
export const pt: typeof en = {
  askedLetter: ({ number, title, shopName, url, expiresAt, isReminder, locale }) => ({
    subject: isReminder ? `Ainda por assinar: ${title}` : `Assine, por favor: ${title}`,
    heading: title,
    paragraphs: [
      `${number}, sobre ${shopName}, ${isReminder ? 'continua à espera' : 'está à espera'} da sua assinatura. A ligação é só sua: não a passe a ninguém, por favor.`,
      `Leia o contrato, pergunte se algo não estiver claro e assine ou recuse. A ligação funciona até ${writeDate(expiresAt, locale)}.`,
    ],
    action: { label: 'Ler e assinar', url },
  }),

  codeLetter: ({ code, title, minutes }) => ({
    subject: `${code} é o seu código para assinar`,
    heading: code,
    paragraphs: [
      `Este código mostra que é mesmo quem assina «${title}». Funciona durante ${minutes} minutos.`,
      'Se não está prestes a assinar nada, alguém pode ter a sua ligação: não lhe dê o código.',
    ],
  }),

  sealedLetter: ({ number, title, url }) => ({
    subject: `Assinado por todos: ${title}`,
    heading: 'Assinado e selado',
    paragraphs: [
      `Todos assinaram ${number}, «${title}».`,
      'A cópia selada segue em anexo; a última página diz quem assinou, quando e como.',
      'Guarde o ficheiro tal como está: qualquer alteração, por pequena que seja, é visível.',
    ],
    action: { label: 'Verificar o ficheiro', url },
  }),

  overLetter: (why, { number, title, reason }) => ({
    subject: `${title} ${endings[why]}`,
    heading: `O contrato ${endings[why]}`,
    paragraphs: [
      `${number}, «${title}», ${endings[why]}. Não obriga ninguém.`,
      ...(reason ? [`O motivo: ${reason}`] : []),
    ],
  }),
}
