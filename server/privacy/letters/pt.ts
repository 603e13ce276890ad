import type * as en from './en.ts'

const notYou = 'Se não foi o próprio a pedir, defina uma nova palavra-passe: alguém sabe a que tem.'

/** The letters about personal data, in Portuguese. */
export const pt: typeof en = {
  exportReadyLetter: ({ days, url }) => ({
    subject: 'A cópia dos seus dados está pronta',
    heading: 'A sua cópia está pronta',
    paragraphs: [`Pediu tudo o que aqui se sabe sobre si. A cópia fica na sua conta durante ${days} dias.`],
    action: { label: 'Obter a cópia', url },
    footnote: notYou,
  }),

  erasureLetter: ({ days, url }) => ({
    subject: 'A sua conta vai ser apagada',
    heading: `Daqui a ${days} dias, deixamos de saber quem é`,
    paragraphs: [
      'Pediu que a sua conta fosse apagada. Até lá, tudo continua como antes, e pode mudar de ideias.',
      'Depois desaparecem o seu nome, as suas moradas e os seus e-mails. O que disse em avaliações e mensagens fica sem o seu nome, e as faturas são guardadas enquanto a lei o exigir.',
    ],
    action: { label: 'Manter a minha conta', url },
    footnote: notYou,
  }),
}
