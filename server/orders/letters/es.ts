import { formatMoney } from '#shared/money.ts'
import { writeDay } from '#server/platform/mail/index.ts'
import type * as en from './en.ts'

const seeOrder = 'Ver el pedido'
const openOrder = (number: string) => `Abrir el pedido ${number}`
const because = (reason: string) => (reason === '' ? [] : [`El motivo: ${reason}`])

/** The letters about orders, in Spanish. */
export const es: typeof en = {
  confirmationLetter: ({ orders, willPayAtDoor, hasParcel, url, locale }) => ({
    subject: orders.length === 1 ? `Su pedido ${orders[0]!.number} está confirmado` : 'Sus pedidos están confirmados',
    heading: 'Gracias por su pedido',
    paragraphs: [
      ...orders.map(
        ({ number, shopName, things, total }) =>
          `${shopName}, pedido ${number}: ${things}. ${formatMoney(total, locale)}${hasParcel ? ' con envío' : ''}.`,
      ),
      willPayAtDoor
        ? 'Usted paga en efectivo cuando reciba el paquete.'
        : !hasParcel
          ? 'Su pago ha llegado. Sus archivos estarán listos en un momento y le escribiremos.'
          : 'Su pago ha llegado. Cada tienda envía su propio paquete y le avisará cuando esté en camino.',
    ],
    action: { label: seeOrder, url },
    footnote: 'Quien tenga este enlace puede ver el pedido; no lo comparta.',
  }),

  newOrderLetter: ({ order, handOverBy, url, locale }) => ({
    subject: `Nuevo pedido ${order.number}`,
    heading: 'Tiene un nuevo pedido',
    paragraphs: [
      `${order.things}. ${formatMoney(order.total, locale)}${handOverBy ? ' con envío' : ''}.`,
      handOverBy
        ? `Entregue el paquete al transportista a más tardar el ${writeDay(handOverBy, locale)}.`
        : 'No hay nada que enviar: el cliente lo descarga.',
    ],
    action: { label: openOrder(order.number), url },
  }),

  shippedLetter: ({ order, carrier, trackingNumber, expectedFrom, expectedTo, url, locale }) => ({
    subject: `Su pedido ${order.number} está en camino`,
    heading: 'Su paquete está en camino',
    paragraphs: [
      `${order.shopName} ha enviado${carrier === '' ? '' : ` con ${carrier}`}: ${order.things}. Debería llegar entre el ${writeDay(expectedFrom, locale)} y el ${writeDay(expectedTo, locale)}.`,
      ...(trackingNumber === '' ? [] : [`Número de seguimiento: ${trackingNumber}`]),
    ],
    action: { label: 'Seguir el paquete', url },
  }),

  deliveredLetter: ({ order, returnDays, url }) => ({
    subject: `Su pedido ${order.number} ha sido entregado`,
    heading: 'Su paquete ha llegado',
    paragraphs: [
      `${order.shopName} nos comunica la entrega: ${order.things}.`,
      ...(returnDays > 0
        ? [`Puede devolverlo en un plazo de ${returnDays === 1 ? 'un día' : `${returnDays} días`}.`]
        : []),
    ],
    action: { label: seeOrder, url },
  }),

  cancelledLetter: ({ order, reason, refund, url, locale }) => ({
    subject: `Su pedido ${order.number} ha sido cancelado`,
    heading: 'Su pedido ha sido cancelado',
    paragraphs: [
      `Su pedido en ${order.shopName} ha sido cancelado: ${order.things}.`,
      ...because(reason),
      refund
        ? `Le devolvemos ${formatMoney(refund, locale)} por el mismo medio de pago; le escribiremos cuando esté hecho.`
        : 'No se pagó nada, así que no hay nada que devolver.',
    ],
    action: { label: seeOrder, url },
  }),

  shopCancelledLetter: ({ order, reason, url }) => ({
    subject: `El pedido ${order.number} ha sido cancelado`,
    heading: 'Se ha cancelado un pedido',
    paragraphs: [
      `No envíe ya el pedido ${order.number} (${order.things}): ha sido cancelado.`,
      ...because(reason),
      'Sus artículos vuelven a estar a la venta.',
    ],
    action: { label: openOrder(order.number), url },
  }),

  shopReducedLetter: ({ order, things, url }) => ({
    subject: `Una parte del pedido ${order.number} ya no debe enviarse`,
    heading: 'Un pedido se ha reducido',
    paragraphs: [
      `Retirado del pedido ${order.number}: ${things}. Envíe el resto, por favor.`,
      'Lo retirado vuelve a estar a la venta.',
    ],
    action: { label: openOrder(order.number), url },
  }),

  paidTooLateLetter: ({ order, refund, url, locale }) => ({
    subject: `Le devolvemos su pago del pedido ${order.number}`,
    heading: 'Su pago llegó demasiado tarde',
    paragraphs: [
      `Su pago a ${order.shopName} por ${order.things} llegó cuando el pedido ya había caducado, y los artículos se han vendido.`,
      `Le devolvemos ${formatMoney(refund, locale)} por el mismo medio de pago; le escribiremos cuando esté hecho. Lo sentimos.`,
    ],
    action: { label: seeOrder, url },
  }),

  refundedLetter: ({ order, refund, isToBank, reason, url, locale }) => ({
    subject: `Le hemos reembolsado ${formatMoney(refund, locale)} del pedido ${order.number}`,
    heading: 'Su dinero está en camino',
    paragraphs: [
      `Le hemos reembolsado ${formatMoney(refund, locale)} por ${order.things} de ${order.shopName}, ${isToBank ? 'en su cuenta bancaria' : 'por el mismo medio de pago'}.`,
      ...because(reason),
      'Los bancos pueden tardar unos días en mostrarlo.',
    ],
    action: { label: seeOrder, url },
  }),

  whereToLetter: ({ order, refund, url, locale }) => ({
    subject: `¿Adónde podemos enviarle ${formatMoney(refund, locale)} del pedido ${order.number}?`,
    heading: 'Le devolvemos dinero',
    paragraphs: [
      `Le reembolsamos ${formatMoney(refund, locale)} por ${order.things} de ${order.shopName}. Usted pagó en efectivo, así que indíquenos su cuenta bancaria, por favor.`,
    ],
    action: { label: 'Indicar su cuenta bancaria', url },
  }),

  reducedLetter: ({ order, refund, reason, url, locale }) => ({
    subject: `Su pedido ${order.number} se ha reducido`,
    heading: 'Una parte de su pedido ha sido cancelada',
    paragraphs: [
      `Al recibir el paquete de ${order.shopName} pagará ${formatMoney(refund, locale)} menos.`,
      ...because(reason),
    ],
    action: { label: seeOrder, url },
  }),

  refundCameBackLetter: ({ order, refund, url, locale }) => ({
    subject: `El reembolso del pedido ${order.number} no ha llegado`,
    heading: 'Su banco nos ha devuelto el reembolso',
    paragraphs: [
      `Le reembolsamos ${formatMoney(refund, locale)} por ${order.things} de ${order.shopName}, y su banco no lo aceptó.`,
      'El dinero no está perdido: buscaremos otro medio y le escribiremos de nuevo.',
    ],
    action: { label: seeOrder, url },
  }),

  shopRefundedLetter: ({ order, refund, reason, bearer, url, locale }) => ({
    subject: `Se han reembolsado ${formatMoney(refund, locale)} del pedido ${order.number}`,
    heading: 'Se ha reembolsado dinero a su cliente',
    paragraphs: [
      `Se han reembolsado al cliente ${formatMoney(refund, locale)} del pedido ${order.number} (${order.things}).`,
      ...because(reason),
      bearer === 'market'
        ? 'El mercado asume el importe; su saldo no cambia.'
        : 'El importe se ha descontado de su saldo, y se le ha devuelto la comisión correspondiente.',
    ],
    action: { label: openOrder(order.number), url },
  }),

  shopRefundFailedLetter: ({ order, refund, failure, url, locale }) => ({
    subject: `Un reembolso del pedido ${order.number} ha fallado`,
    heading: 'No se ha podido hacer un reembolso',
    paragraphs: [
      `No se han podido reembolsar al cliente ${formatMoney(refund, locale)} del pedido ${order.number}: ${failure}`,
      'El importe sigue en su saldo. Puede repetir el reembolso desde la página del pedido.',
    ],
    action: { label: openOrder(order.number), url },
  }),
}
