import { formatMoney } from '#shared/money.ts'
import { writeDay } from '#server/platform/mail/index.ts'
import type * as en from './en.ts'

const seeDispute = 'Ver la disputa'
const outcomes = {
  lost: 'El banco ha decidido a favor de su cliente: el dinero no vuelve.',
  won: 'El banco ha decidido a favor de usted: lo que estaba apartado vuelve a estar disponible.',
  withdrawn: 'El cliente no pide nada más. Lo que estaba apartado vuelve a estar disponible.',
}

/** The letters about disputes, in Spanish. */
export const es: typeof en = {
  raisedLetter: ({ dispute: { orderNumber, customer, things }, words, url }) => ({
    subject: `${customer} dice que hay un problema con el pedido ${orderNumber}`,
    heading: 'Algo no está bien',
    paragraphs: [
      `${customer} escribe sobre el pedido ${orderNumber} (${things}):`,
      `«${words}»`,
      'Responda pronto, por favor: tras 48 horas sin acuerdo se puede pedir al mercado que decida.',
    ],
    action: { label: 'Responder', url },
  }),

  openedLetter: ({ dispute: { number, orderNumber }, isOfBank, answerBy, url, locale }) => ({
    subject: `La disputa ${number} sobre el pedido ${orderNumber} está abierta`,
    heading: isOfBank ? 'Un banco ha retirado el dinero' : 'El mercado decide',
    paragraphs: [
      isOfBank
        ? `El banco del cliente ha abierto un contracargo por el pedido ${orderNumber}. El importe queda apartado hasta que el banco decida.`
        : `Ambas partes pueden decir y mostrar más${answerBy ? ` hasta el ${writeDay(answerBy, locale)}` : ''}. El importe queda apartado, y nadie devuelve nada hasta que haya una decisión.`,
    ],
    action: { label: seeDispute, url },
  }),

  spokenLetter: ({ dispute, who, url }) => ({
    subject: `${who} ha escrito sobre el pedido ${dispute.orderNumber}`,
    heading: 'Hay un mensaje nuevo',
    paragraphs: [`${who} ha escrito en la disputa ${dispute.number} sobre el pedido ${dispute.orderNumber}.`],
    action: { label: 'Leer el mensaje', url },
  }),

  appealedLetter: ({ dispute, who, words, url }) => ({
    subject: `${who} pide que se revise la disputa ${dispute.number}`,
    heading: 'La decisión ha sido recurrida',
    paragraphs: [
      `${who} no está de acuerdo con la decisión sobre el pedido ${dispute.orderNumber}:`,
      `«${words}»`,
      'El dinero que ya se movió se queda donde está. El mercado decide una vez más, y esa decisión es definitiva.',
    ],
    action: { label: seeDispute, url },
  }),

  decidedLetter: ({ dispute, amount, reason, url, locale }) => ({
    subject: `La decisión en la disputa ${dispute.number}`,
    heading: amount.amountMinor > 0 ? `Se devuelven ${formatMoney(amount, locale)}` : 'No se devuelve nada',
    paragraphs: [
      amount.amountMinor > 0
        ? `Del pedido ${dispute.orderNumber} se devuelven ${formatMoney(amount, locale)} a ${dispute.customer}.`
        : `El pedido ${dispute.orderNumber} queda como está.`,
      `El motivo: ${reason}`,
      'La decisión se puede recurrir en un plazo de siete días.',
    ],
    action: { label: seeDispute, url },
  }),

  overLetter: ({ dispute, outcome, url }) => ({
    subject: `La disputa ${dispute.number} sobre el pedido ${dispute.orderNumber} ha terminado`,
    heading: 'La disputa ha terminado',
    paragraphs: [outcomes[outcome]],
    action: { label: seeDispute, url },
  }),
}
