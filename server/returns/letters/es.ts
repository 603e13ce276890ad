import { writeDay } from '#server/platform/mail/index.ts'
import type * as en from './en.ts'

const seeOrder = 'Ver el pedido'

/** The letters about returns, in Spanish. */
export const es: typeof en = {
  returnRequestedLetter: ({ back, url, answerBy, locale }) => ({
    subject: `${back.customer} quiere devolver algo del pedido ${back.orderNumber}`,
    heading: 'Se solicita una devolución',
    paragraphs: [
      `${back.customer} quiere devolver: ${back.things}.`,
      ...(back.words === '' ? [] : [`«${back.words}»`]),
      ...(answerBy
        ? [
            `Acepte o rechace a más tardar el ${writeDay(answerBy, locale)}, por favor. Sin respuesta se acepta automáticamente.`,
          ]
        : []),
    ],
    action: { label: `Abrir la devolución ${back.number}`, url },
  }),

  returnNotedLetter: ({ back, url }) => ({
    subject: `Su devolución ${back.number} del pedido ${back.orderNumber}`,
    heading: 'Hemos avisado a la tienda',
    paragraphs: [
      `${back.shopName} ya sabe que usted quiere devolver: ${back.things}. Le escribiremos cuando haya respondido.`,
    ],
    action: { label: seeOrder, url },
  }),

  returnAcceptedLetter: ({ back, url, sendBy, locale }) => ({
    subject: `Envíe su devolución ${back.number}, por favor`,
    heading: 'Su devolución está aceptada',
    paragraphs: [
      `${back.shopName} acepta la devolución: ${back.things}.`,
      ...(back.labelNote === '' ? [] : [back.labelNote]),
      ...(sendBy ? [`Envíela a más tardar el ${writeDay(sendBy, locale)}, por favor.`] : []),
      'El dinero se reembolsa automáticamente cuando haya llegado.',
    ],
    action: { label: seeOrder, url },
  }),

  returnDeclinedLetter: ({ back, url }) => ({
    subject: `Su devolución ${back.number} ha sido rechazada`,
    heading: 'La tienda no acepta la devolución',
    paragraphs: [
      `${back.shopName} ha rechazado la devolución: ${back.things}. El motivo: ${back.declineReason}`,
      'Si no está de acuerdo, puede abrir una disputa en la página de su pedido; entonces decide el mercado.',
    ],
    action: { label: seeOrder, url },
  }),

  returnReceivedLetter: ({ back, url }) => ({
    subject: `Su devolución ${back.number} ha llegado`,
    heading: 'La tienda la ha recibido',
    paragraphs: [
      `${back.shopName} ha recibido: ${back.things}. El dinero se reembolsa; le escribiremos cuando esté hecho.`,
    ],
    action: { label: seeOrder, url },
  }),

  returnWithdrawnLetter: ({ back, url, because }) => ({
    subject: `La devolución ${back.number} del pedido ${back.orderNumber} queda anulada`,
    heading: 'Una devolución queda anulada',
    paragraphs: [
      `Del pedido ${back.orderNumber} no se devuelve: ${back.things}. ${because || 'El cliente se lo queda.'}`,
    ],
    action: { label: `Abrir la devolución ${back.number}`, url },
  }),
}
