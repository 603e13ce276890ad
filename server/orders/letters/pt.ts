import { formatMoney } from '#shared/money.ts'
import { writeDay } from '#server/platform/mail/index.ts'
import type * as en from './en.ts'

const seeOrder = 'Ver a encomenda'
const openOrder = (number: string) => `Abrir a encomenda ${number}`
const because = (reason: string) => (reason === '' ? [] : [`O motivo: ${reason}`])

/** The letters about orders, in Portuguese. */
export const pt: typeof en = {
  confirmationLetter: ({ orders, willPayAtDoor, hasParcel, url, locale }) => ({
    subject:
      orders.length === 1
        ? `A sua encomenda ${orders[0]!.number} está confirmada`
        : 'As suas encomendas estão confirmadas',
    heading: 'Obrigado pela sua encomenda',
    paragraphs: [
      ...orders.map(
        ({ number, shopName, things, total }) =>
          `${shopName}, encomenda ${number}: ${things}. ${formatMoney(total, locale)}${hasParcel ? ' com portes' : ''}.`,
      ),
      willPayAtDoor
        ? 'Paga em dinheiro quando a encomenda chegar à sua porta.'
        : !hasParcel
          ? 'O seu pagamento chegou. Os seus ficheiros ficam prontos dentro de momentos, e nós escrevemos-lhe.'
          : 'O seu pagamento chegou. Cada loja envia a sua própria encomenda e avisa quando estiver a caminho.',
    ],
    action: { label: seeOrder, url },
    footnote: 'Quem tiver esta ligação pode ver a encomenda; guarde-a para si.',
  }),

  newOrderLetter: ({ order, handOverBy, url, locale }) => ({
    subject: `Nova encomenda ${order.number}`,
    heading: 'Tem uma nova encomenda',
    paragraphs: [
      `${order.things}. ${formatMoney(order.total, locale)}${handOverBy ? ' com portes' : ''}.`,
      handOverBy
        ? `Entregue o volume à transportadora até ${writeDay(handOverBy, locale)}, por favor.`
        : 'Não há nada para enviar: o cliente descarrega os ficheiros.',
    ],
    action: { label: openOrder(order.number), url },
  }),

  shippedLetter: ({ order, carrier, trackingNumber, expectedFrom, expectedTo, url, locale }) => ({
    subject: `A sua encomenda ${order.number} está a caminho`,
    heading: 'A sua encomenda está a caminho',
    paragraphs: [
      `${order.shopName} enviou${carrier === '' ? '' : ` por ${carrier}`}: ${order.things}. Deve chegar entre ${writeDay(expectedFrom, locale)} e ${writeDay(expectedTo, locale)}.`,
      ...(trackingNumber === '' ? [] : [`Número de seguimento: ${trackingNumber}`]),
    ],
    action: { label: 'Seguir a encomenda', url },
  }),

  deliveredLetter: ({ order, returnDays, url }) => ({
    subject: `A sua encomenda ${order.number} foi entregue`,
    heading: 'A sua encomenda chegou',
    paragraphs: [
      `${order.shopName} comunicou-nos a entrega: ${order.things}.`,
      ...(returnDays > 0 ? [`Pode devolvê-la no prazo de ${returnDays === 1 ? 'um dia' : `${returnDays} dias`}.`] : []),
    ],
    action: { label: seeOrder, url },
  }),

  cancelledLetter: ({ order, reason, refund, url, locale }) => ({
    subject: `A sua encomenda ${order.number} foi cancelada`,
    heading: 'A sua encomenda foi cancelada',
    paragraphs: [
      `A sua encomenda em ${order.shopName} foi cancelada: ${order.things}.`,
      ...because(reason),
      refund
        ? `Devolvemos ${formatMoney(refund, locale)} pelo meio de pagamento que utilizou; escrevemos-lhe quando estiver feito.`
        : 'Nada foi pago, por isso não há nada a devolver.',
    ],
    action: { label: seeOrder, url },
  }),

  shopCancelledLetter: ({ order, reason, url }) => ({
    subject: `A encomenda ${order.number} foi cancelada`,
    heading: 'Uma encomenda foi cancelada',
    paragraphs: [
      `Já não envie a encomenda ${order.number} (${order.things}): foi cancelada.`,
      ...because(reason),
      'Os artigos voltaram a estar à venda.',
    ],
    action: { label: openOrder(order.number), url },
  }),

  shopReducedLetter: ({ order, things, url }) => ({
    subject: `Uma parte da encomenda ${order.number} já não é para enviar`,
    heading: 'Uma encomenda ficou mais pequena',
    paragraphs: [
      `Retirado da encomenda ${order.number}: ${things}. Por favor, envie o resto.`,
      'O que foi retirado voltou a estar à venda.',
    ],
    action: { label: openOrder(order.number), url },
  }),

  paidTooLateLetter: ({ order, refund, url, locale }) => ({
    subject: `O seu pagamento da encomenda ${order.number} vai ser-lhe devolvido`,
    heading: 'O seu pagamento chegou tarde demais',
    paragraphs: [
      `O seu pagamento a ${order.shopName} por ${order.things} chegou quando a encomenda já tinha expirado, e os artigos foram vendidos.`,
      `Devolvemos ${formatMoney(refund, locale)} pelo meio de pagamento que utilizou; escrevemos-lhe quando estiver feito. Lamentamos.`,
    ],
    action: { label: seeOrder, url },
  }),

  refundedLetter: ({ order, refund, isToBank, reason, url, locale }) => ({
    subject: `Reembolsámos ${formatMoney(refund, locale)} da encomenda ${order.number}`,
    heading: 'O seu dinheiro está a caminho',
    paragraphs: [
      `Reembolsámos ${formatMoney(refund, locale)} por ${order.things} de ${order.shopName}, ${isToBank ? 'na sua conta bancária' : 'pelo meio de pagamento que utilizou'}.`,
      ...because(reason),
      'Os bancos podem demorar alguns dias a mostrá-lo.',
    ],
    action: { label: seeOrder, url },
  }),

  whereToLetter: ({ order, refund, url, locale }) => ({
    subject: `Para onde podemos enviar ${formatMoney(refund, locale)} da encomenda ${order.number}?`,
    heading: 'Tem dinheiro a receber',
    paragraphs: [
      `Vamos reembolsar-lhe ${formatMoney(refund, locale)} por ${order.things} de ${order.shopName}. Pagou em dinheiro, por isso indique-nos a sua conta bancária, por favor.`,
    ],
    action: { label: 'Indicar a sua conta bancária', url },
  }),

  reducedLetter: ({ order, refund, reason, url, locale }) => ({
    subject: `A sua encomenda ${order.number} ficou mais pequena`,
    heading: 'Uma parte da sua encomenda foi cancelada',
    paragraphs: [
      `Quando a encomenda de ${order.shopName} chegar à sua porta, paga menos ${formatMoney(refund, locale)}.`,
      ...because(reason),
    ],
    action: { label: seeOrder, url },
  }),

  refundCameBackLetter: ({ order, refund, url, locale }) => ({
    subject: `O reembolso da encomenda ${order.number} não chegou`,
    heading: 'O seu banco devolveu o nosso reembolso',
    paragraphs: [
      `Reembolsámos ${formatMoney(refund, locale)} por ${order.things} de ${order.shopName}, e o seu banco não aceitou o valor.`,
      'O dinheiro não se perdeu: vamos encontrar outro meio e voltamos a escrever-lhe.',
    ],
    action: { label: seeOrder, url },
  }),

  shopRefundedLetter: ({ order, refund, reason, bearer, url, locale }) => ({
    subject: `Foram reembolsados ${formatMoney(refund, locale)} da encomenda ${order.number}`,
    heading: 'O seu cliente foi reembolsado',
    paragraphs: [
      `Foram reembolsados ao cliente ${formatMoney(refund, locale)} da encomenda ${order.number} (${order.things}).`,
      ...because(reason),
      bearer === 'market'
        ? 'O mercado suporta o valor; o seu saldo não se altera.'
        : 'O valor foi retirado do seu saldo, e a comissão correspondente foi-lhe devolvida.',
    ],
    action: { label: openOrder(order.number), url },
  }),

  shopRefundFailedLetter: ({ order, refund, failure, url, locale }) => ({
    subject: `Um reembolso da encomenda ${order.number} falhou`,
    heading: 'Não foi possível fazer um reembolso',
    paragraphs: [
      `Não foi possível reembolsar ao cliente ${formatMoney(refund, locale)} da encomenda ${order.number}: ${failure}`,
      'O valor continua no seu saldo. Pode repetir o reembolso na página da encomenda.',
    ],
    action: { label: openOrder(order.number), url },
  }),
}
