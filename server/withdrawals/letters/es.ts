import { formatMoney } from '#shared/money.ts'
import type * as en from './en.ts'

const seeIt = (number: string) => `Ver la retirada ${number}`

/** The letters about payouts, in Spanish. */
export const es: typeof en = {
  requestedLetter: ({ number, amount, to, url, locale }) => ({
    subject: `Se ha solicitado la retirada ${number} de ${formatMoney(amount, locale)}`,
    heading: 'Se ha solicitado una retirada',
    paragraphs: [
      `Se van a pagar ${formatMoney(amount, locale)} a ${to}. El importe queda apartado; revisamos la solicitud y le escribiremos cuando se haya pagado.`,
      'Si no fue nadie de su tienda, cancélela de inmediato: se puede hasta que se apruebe.',
    ],
    action: { label: seeIt(number), url },
  }),

  approvedLetter: ({ number, amount, to, url, locale }) => ({
    subject: `La retirada ${number} de ${formatMoney(amount, locale)} está aprobada`,
    heading: 'Su retirada está aprobada',
    paragraphs: [
      `Se enviarán ${formatMoney(amount, locale)} a ${to}. Le escribiremos de nuevo cuando el dinero esté en camino.`,
    ],
    action: { label: seeIt(number), url },
  }),

  paidLetter: ({ number, amount, to, url, locale }) => ({
    subject: `${formatMoney(amount, locale)} están en camino hacia usted`,
    heading: 'Su dinero está en camino',
    paragraphs: [
      `Retirada ${number}: se han enviado ${formatMoney(amount, locale)} a ${to}. Los bancos pueden tardar un día en mostrarlo.`,
      'La página de la retirada enumera los pedidos y reembolsos que liquida.',
    ],
    action: { label: seeIt(number), url },
  }),

  returnedLetter: ({ number, amount, reason, url, locale }, why) => ({
    subject: `La retirada ${number} ${why === 'failed' ? 'no se ha podido pagar' : 'ha sido rechazada'}`,
    heading: why === 'failed' ? 'Su retirada no se ha podido pagar' : 'Su retirada ha sido rechazada',
    paragraphs: [`${formatMoney(amount, locale)} vuelven a estar disponibles en su saldo.`, `El motivo: ${reason}`],
    action: { label: seeIt(number), url },
  }),

  methodLetter: (change, { to, hours, url }) => ({
    subject:
      change === 'added'
        ? 'Se ha añadido una cuenta para las retiradas de su tienda'
        : 'Se ha quitado una cuenta para las retiradas de su tienda',
    heading: 'La cuenta en la que cobra su tienda ha cambiado',
    paragraphs: [
      change === 'added'
        ? `${to} se ha añadido a las cuentas en las que puede cobrar su tienda. Se podrá usar dentro de ${hours} horas.`
        : `Su tienda ya no cobra en ${to}.`,
      'Si no fue usted, quite la cuenta, elija una nueva contraseña y avise a los responsables del mercado.',
    ],
    action: { label: 'Ver sus cuentas', url },
  }),
}
