import type * as en from './en.ts'

const shownWords = {
  picture: 'enviou-lhe uma imagem.',
  file: 'enviou-lhe um PDF.',
  order: 'mostrou-lhe uma encomenda.',
  product: 'mostrou-lhe um produto.',
}

const judgedWords = {
  warned: {
    subject: 'Uma advertência sobre o que escreveu',
    sentence: (other: string) => `Analisámos o que escreveu a ${other} e pedimos-lhe que não volte a escrever assim.`,
  },
  removed: {
    subject: 'Uma mensagem sua foi removida',
    sentence: (other: string) => `Removemos uma mensagem que escreveu a ${other}.`,
  },
  blocked: {
    subject: 'Já não pode enviar mensagens',
    sentence: (other: string) =>
      `Devido ao que escreveu a ${other}, já não pode escrever a clientes e lojas. Pode continuar a escrever-nos a nós.`,
  },
}

/** The letters about conversations, in Portuguese. */
export const pt: typeof en = {
  messageWaitsLetter: ({ author, count, last, url }) => ({
    subject: count === 1 ? `${author} escreveu-lhe` : `${author} escreveu-lhe ${count} vezes`,
    heading: count === 1 ? 'Tem uma mensagem à sua espera' : `Tem ${count} mensagens à sua espera`,
    paragraphs: [last.words === null ? `${author} ${shownWords[last.shows]}` : `${author} escreveu: «${last.words}»`],
    action: { label: 'Ler e responder', url },
    footnote: 'Avisamos uma única vez, até abrir a conversa. Se a silenciar, não recebe mais avisos.',
  }),

  judgedLetter: ({ decision, reason, other, url }) => {
    const { subject, sentence } = judgedWords[decision]
    return {
      subject,
      heading: subject,
      paragraphs: [sentence(other), `O motivo: ${reason}`],
      action: { label: 'Ver a conversa', url },
    }
  },

  reportSettledLetter: ({ about, isUpheld, url }) => ({
    subject: `Analisámos a sua denúncia sobre ${about}`,
    heading: 'A sua denúncia está decidida',
    paragraphs: [
      isUpheld
        ? 'Obrigado. Concordamos consigo e já agimos.'
        : 'Obrigado. Desta vez não encontrámos nada contra as regras do mercado. Pode bloquear a conversa quando quiser.',
    ],
    action: { label: 'Ver a conversa', url },
  }),
}
