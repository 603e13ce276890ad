import { formatMoney } from '#shared/money.ts'
import { writeDate } from '#server/platform/mail/index.ts'
import type * as en from './en.ts'

const seeIt = 'Ver la suscripción'
const whys: Record<string, string> = {
  not_sold: 'El artículo ya no se vende.',
  out_of_stock: 'Ahora mismo no hay suficiente en el estante.',
  cannot_be_sent: 'La tienda ya no envía a su dirección.',
  on_holiday: 'La tienda está de vacaciones.',
  contract_unsigned: 'Las condiciones aún no están firmadas.',
  took_too_long: 'El banco ha tardado demasiado en responder, y no se ha cobrado nada.',
  card_removed: 'Ya no hay ninguna tarjeta a la que cobrar.',
  insufficient_funds: 'No hay suficiente dinero en la tarjeta.',
  expired_card: 'La tarjeta ha caducado.',
  authentication_required: 'El banco quiere que usted confirme este pago.',
}
const whyOf = (failure: string) => whys[failure] ?? 'El pago fue rechazado y no se ha cobrado nada.'

/** The letters about subscriptions, in Spanish. */
export const es: typeof en = {
  startedLetter: ({ number, things, shopName, nextOn, url, locale }) => ({
    subject: `Su suscripción ${number} ha comenzado`,
    heading: 'Su suscripción ha comenzado',
    paragraphs: [
      `${things} de ${shopName}.`,
      ...(nextOn
        ? [`La próxima entrega es el ${writeDate(nextOn, locale)}, y ese día se le cobra en su tarjeta.`]
        : []),
      'En su cuenta puede saltarse una entrega, pausar, cambiar o cancelar la suscripción.',
    ],
    action: { label: seeIt, url },
  }),

  renewedLetter: ({ number, things, shopName, nextOn, total, url, locale }) => ({
    subject: `Su suscripción ${number} se ha renovado`,
    heading: 'La próxima entrega está en camino',
    paragraphs: [
      `${things} de ${shopName}.${total ? ` Se han cobrado ${formatMoney(total, locale)} en su tarjeta.` : ''}`,
      ...(nextOn ? [`La siguiente entrega es el ${writeDate(nextOn, locale)}.`] : []),
    ],
    action: { label: seeIt, url },
  }),

  unpaidLetter: ({ number, things, shopName, total, url, locale }, { failure, nextTryAt }) => ({
    subject: `No se ha podido renovar su suscripción ${number}`,
    heading: 'No se ha podido renovar su suscripción',
    paragraphs: [
      `${things} de ${shopName}${total ? ` (${formatMoney(total, locale)})` : ''}. ${whyOf(failure)}`,
      nextTryAt
        ? `Lo intentaremos de nuevo el ${writeDate(nextTryAt, locale)}. Si su tarjeta ha cambiado, elija otra antes.`
        : 'No lo intentaremos más por nuestra cuenta. Puede elegir otra tarjeta y retomar la suscripción.',
    ],
    action: { label: seeIt, url },
  }),

  reminderLetter: ({ number, things, shopName, total, url, locale }, failure) => ({
    subject: `Recuerde el pago de su suscripción ${number}`,
    heading: 'Hay un pago pendiente',
    paragraphs: [
      `${things} de ${shopName}${total ? ` (${formatMoney(total, locale)})` : ''}. ${whyOf(failure)}`,
      'Elija otra tarjeta o pague ahora para que pueda continuar.',
    ],
    action: { label: seeIt, url },
  }),

  confirmationLetter: ({ number, things, total, url, locale }) => ({
    subject: `Confirme un pago de su suscripción ${number}, por favor`,
    heading: 'Su banco quiere que confirme este pago',
    paragraphs: [
      `Es por ${things}${total ? `, ${formatMoney(total, locale)}` : ''}. No se cobra ni se envía nada antes de que lo confirme.`,
    ],
    action: { label: 'Confirmar el pago', url },
  }),

  expiringLetter: ({ number, things, nextOn, url, locale }) => ({
    subject: `La tarjeta de su suscripción ${number} caduca pronto`,
    heading: 'Su tarjeta caduca pronto',
    paragraphs: [
      nextOn
        ? `La próxima entrega es el ${writeDate(nextOn, locale)}: ${things}. Elija otra tarjeta para que pueda continuar.`
        : `Se trata de ${things}. Elija otra tarjeta para que pueda continuar.`,
    ],
    action: { label: 'Elegir otra tarjeta', url },
  }),

  endedLetter: ({ number, things, shopName, url }, reason) => ({
    subject: `Su suscripción ${number} ha terminado`,
    heading: 'Su suscripción ha terminado',
    paragraphs: [
      `${things} de ${shopName}: no habrá más entregas ni se cobrará nada más.`,
      ...(reason === 'unpaid' ? ['La última entrega no se pudo cobrar, por lo que no se envió.'] : []),
      'Puede retomarla en su cuenta.',
    ],
    action: { label: seeIt, url },
  }),
}
