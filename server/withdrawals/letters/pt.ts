import { formatMoney } from '#shared/money.ts'
import type * as en from './en.ts'

const seeIt = (number: string) => `Ver o levantamento ${number}`

/** The letters about payouts, in Portuguese. */
export const pt: typeof en = {
  requestedLetter: ({ number, amount, to, url, locale }) => ({
    subject: `Foi pedido o levantamento ${number} de ${formatMoney(amount, locale)}`,
    heading: 'Foi pedido um levantamento',
    paragraphs: [
      `Vão ser pagos ${formatMoney(amount, locale)} para ${to}. O valor fica reservado; analisamos o pedido e escrevemos-lhe quando estiver pago.`,
      'Se não foi ninguém da sua loja, retire-o já: pode ser cancelado até ser aprovado.',
    ],
    action: { label: seeIt(number), url },
  }),

  approvedLetter: ({ number, amount, to, url, locale }) => ({
    subject: `O levantamento ${number} de ${formatMoney(amount, locale)} foi aprovado`,
    heading: 'O seu levantamento foi aprovado',
    paragraphs: [
      `Vamos pagar ${formatMoney(amount, locale)} para ${to}. Voltamos a escrever quando o dinheiro estiver a caminho.`,
    ],
    action: { label: seeIt(number), url },
  }),

  paidLetter: ({ number, amount, to, url, locale }) => ({
    subject: `${formatMoney(amount, locale)} estão a caminho da sua conta`,
    heading: 'O seu dinheiro está a caminho',
    paragraphs: [
      `Levantamento ${number}: foram pagos ${formatMoney(amount, locale)} para ${to}. Os bancos podem demorar um dia a mostrá-lo.`,
      'A página do levantamento enumera as encomendas e os reembolsos que liquida.',
    ],
    action: { label: seeIt(number), url },
  }),

  returnedLetter: ({ number, amount, reason, url, locale }, why) => ({
    subject: `O levantamento ${number} ${why === 'failed' ? 'não pôde ser pago' : 'foi recusado'}`,
    heading: why === 'failed' ? 'O seu levantamento não pôde ser pago' : 'O seu levantamento foi recusado',
    paragraphs: [`${formatMoney(amount, locale)} estão de novo disponíveis no seu saldo.`, `O motivo: ${reason}`],
    action: { label: seeIt(number), url },
  }),

  methodLetter: (change, { to, hours, url }) => ({
    subject:
      change === 'added'
        ? 'Foi adicionada uma conta para pagar à sua loja'
        : 'Foi removida uma conta para pagar à sua loja',
    heading: 'A conta em que a sua loja recebe mudou',
    paragraphs: [
      change === 'added'
        ? `${to} foi adicionada às contas em que a sua loja pode receber. Pode ser utilizada dentro de ${hours} horas.`
        : `A sua loja já não recebe em ${to}.`,
      'Se não foi o próprio a fazê-lo, remova a conta, defina uma nova palavra-passe e avise os responsáveis pelo mercado.',
    ],
    action: { label: 'Ver as suas contas', url },
  }),
}
