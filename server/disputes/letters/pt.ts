import { formatMoney } from '#shared/money.ts'
import { writeDay } from '#server/platform/mail/index.ts'
import type * as en from './en.ts'

const seeDispute = 'Ver o litígio'
const outcomes = {
  lost: 'O banco decidiu a favor do seu cliente: o dinheiro não volta.',
  won: 'O banco decidiu a seu favor: o valor reservado está de novo disponível.',
  withdrawn: 'O cliente não pede mais nada. O valor reservado está de novo disponível.',
}

/** The letters about disputes, in Portuguese. */
export const pt: typeof en = {
  raisedLetter: ({ dispute: { orderNumber, customer, things }, words, url }) => ({
    subject: `${customer} diz que há um problema com a encomenda ${orderNumber}`,
    heading: 'Alguma coisa não está bem',
    paragraphs: [
      `${customer} escreve sobre a encomenda ${orderNumber} (${things}):`,
      `«${words}»`,
      'Responda em breve, por favor: passadas 48 horas sem acordo, pode pedir-se ao mercado que decida.',
    ],
    action: { label: 'Responder', url },
  }),

  openedLetter: ({ dispute: { number, orderNumber }, isOfBank, answerBy, url, locale }) => ({
    subject: `O litígio ${number} sobre a encomenda ${orderNumber} está aberto`,
    heading: isOfBank ? 'Um banco retirou o dinheiro' : 'O mercado decide',
    paragraphs: [
      isOfBank
        ? `O banco do cliente abriu um estorno da encomenda ${orderNumber}. O valor fica reservado até o banco decidir.`
        : `Ambas as partes podem dizer e mostrar mais${answerBy ? ` até ${writeDay(answerBy, locale)}` : ''}. O valor fica reservado, e ninguém devolve nada até haver uma decisão.`,
    ],
    action: { label: seeDispute, url },
  }),

  spokenLetter: ({ dispute, who, url }) => ({
    subject: `${who} escreveu sobre a encomenda ${dispute.orderNumber}`,
    heading: 'Há uma mensagem nova',
    paragraphs: [`${who} escreveu no litígio ${dispute.number} sobre a encomenda ${dispute.orderNumber}.`],
    action: { label: 'Ler a mensagem', url },
  }),

  appealedLetter: ({ dispute, who, words, url }) => ({
    subject: `${who} pede que o litígio ${dispute.number} seja revisto`,
    heading: 'Há recurso da decisão',
    paragraphs: [
      `${who} não concorda com a decisão sobre a encomenda ${dispute.orderNumber}:`,
      `«${words}»`,
      'O dinheiro que já se moveu fica onde está. O mercado decide mais uma vez, e essa decisão é definitiva.',
    ],
    action: { label: seeDispute, url },
  }),

  decidedLetter: ({ dispute, amount, reason, url, locale }) => ({
    subject: `A decisão no litígio ${dispute.number}`,
    heading: amount.amountMinor > 0 ? `São devolvidos ${formatMoney(amount, locale)}` : 'Nada é devolvido',
    paragraphs: [
      amount.amountMinor > 0
        ? `Da encomenda ${dispute.orderNumber}, são devolvidos ${formatMoney(amount, locale)} a ${dispute.customer}.`
        : `A encomenda ${dispute.orderNumber} fica como está.`,
      `O motivo: ${reason}`,
      'Pode recorrer-se da decisão no prazo de sete dias.',
    ],
    action: { label: seeDispute, url },
  }),

  overLetter: ({ dispute, outcome, url }) => ({
    subject: `O litígio ${dispute.number} sobre a encomenda ${dispute.orderNumber} terminou`,
    heading: 'O litígio terminou',
    paragraphs: [outcomes[outcome]],
    action: { label: seeDispute, url },
  }),
}
