import { writeDay } from '#server/platform/mail/index.ts'
import type * as en from './en.ts'

const seeOrder = 'Ver a encomenda'

/** The letters about returns, in Portuguese. */
export const pt: typeof en = {
  returnRequestedLetter: ({ back, url, answerBy, locale }) => ({
    subject: `${back.customer} quer devolver algo da encomenda ${back.orderNumber}`,
    heading: 'É pedida uma devolução',
    paragraphs: [
      `${back.customer} quer devolver: ${back.things}.`,
      ...(back.words === '' ? [] : [`«${back.words}»`]),
      ...(answerBy
        ? [
            `Aceite ou recuse até ${writeDay(answerBy, locale)}, por favor. Sem resposta, a devolução é aceite automaticamente.`,
          ]
        : []),
    ],
    action: { label: `Abrir a devolução ${back.number}`, url },
  }),

  returnNotedLetter: ({ back, url }) => ({
    subject: `A sua devolução ${back.number} da encomenda ${back.orderNumber}`,
    heading: 'Avisámos a loja',
    paragraphs: [`${back.shopName} já sabe que quer devolver: ${back.things}. Escrevemos-lhe quando houver resposta.`],
    action: { label: seeOrder, url },
  }),

  returnAcceptedLetter: ({ back, url, sendBy, locale }) => ({
    subject: `Envie a sua devolução ${back.number}, por favor`,
    heading: 'A sua devolução foi aceite',
    paragraphs: [
      `${back.shopName} aceita a devolução: ${back.things}.`,
      ...(back.labelNote === '' ? [] : [back.labelNote]),
      ...(sendBy ? [`Envie-a até ${writeDay(sendBy, locale)}, por favor.`] : []),
      'O dinheiro é reembolsado automaticamente quando ela chegar.',
    ],
    action: { label: seeOrder, url },
  }),

  returnDeclinedLetter: ({ back, url }) => ({
    subject: `A sua devolução ${back.number} foi recusada`,
    heading: 'A loja não aceita a devolução',
    paragraphs: [
      `${back.shopName} recusou a devolução: ${back.things}. O motivo: ${back.declineReason}`,
      'Se não concordar, pode abrir um litígio na página da sua encomenda; nesse caso, o mercado decide.',
    ],
    action: { label: seeOrder, url },
  }),

  returnReceivedLetter: ({ back, url }) => ({
    subject: `A sua devolução ${back.number} chegou`,
    heading: 'A loja já a recebeu',
    paragraphs: [
      `${back.shopName} recebeu: ${back.things}. O dinheiro vai ser reembolsado; escrevemos-lhe quando estiver feito.`,
    ],
    action: { label: seeOrder, url },
  }),

  returnWithdrawnLetter: ({ back, url, because }) => ({
    subject: `A devolução ${back.number} da encomenda ${back.orderNumber} fica sem efeito`,
    heading: 'Uma devolução fica sem efeito',
    paragraphs: [
      `Da encomenda ${back.orderNumber} não é devolvido: ${back.things}. ${because || 'O cliente fica com o artigo.'}`,
    ],
    action: { label: `Abrir a devolução ${back.number}`, url },
  }),
}
