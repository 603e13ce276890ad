import { formatMoney } from '#shared/money.ts'
import { writeDate } from '#server/platform/mail/index.ts'
import type * as en from './en.ts'

const seeIt = 'Ver a subscrição'
const whys: Record<string, string> = {
  not_sold: 'O artigo já não é vendido.',
  out_of_stock: 'De momento não há quantidade suficiente na prateleira.',
  cannot_be_sent: 'A loja já não envia para a sua morada.',
  on_holiday: 'A loja está de férias.',
  contract_unsigned: 'As condições ainda não estão assinadas.',
  took_too_long: 'O banco demorou demasiado a responder, e nada foi cobrado.',
  card_removed: 'Já não há nenhum cartão para cobrar.',
  insufficient_funds: 'Não há dinheiro suficiente no cartão.',
  expired_card: 'O cartão expirou.',
  authentication_required: 'O banco quer que confirme este pagamento.',
}
const whyOf = (failure: string) => whys[failure] ?? 'O pagamento foi recusado, e nada foi cobrado.'

/** The letters about subscriptions, in Portuguese. */
export const pt: typeof en = {
  startedLetter: ({ number, things, shopName, nextOn, url, locale }) => ({
    subject: `A sua subscrição ${number} começou`,
    heading: 'A sua subscrição começou',
    paragraphs: [
      `${things} de ${shopName}.`,
      ...(nextOn
        ? [`A próxima entrega é a ${writeDate(nextOn, locale)}, e nesse dia o valor é cobrado no seu cartão.`]
        : []),
      'Na sua conta pode saltar uma entrega, suspender, alterar ou cancelar a subscrição.',
    ],
    action: { label: seeIt, url },
  }),

  renewedLetter: ({ number, things, shopName, nextOn, total, url, locale }) => ({
    subject: `A sua subscrição ${number} foi renovada`,
    heading: 'A próxima entrega está a caminho',
    paragraphs: [
      `${things} de ${shopName}.${total ? ` Foram cobrados ${formatMoney(total, locale)} no seu cartão.` : ''}`,
      ...(nextOn ? [`A entrega seguinte é a ${writeDate(nextOn, locale)}.`] : []),
    ],
    action: { label: seeIt, url },
  }),

  unpaidLetter: ({ number, things, shopName, total, url, locale }, { failure, nextTryAt }) => ({
    subject: `Não foi possível renovar a sua subscrição ${number}`,
    heading: 'Não foi possível renovar a sua subscrição',
    paragraphs: [
      `${things} de ${shopName}${total ? ` (${formatMoney(total, locale)})` : ''}. ${whyOf(failure)}`,
      nextTryAt
        ? `Voltamos a tentar a ${writeDate(nextTryAt, locale)}. Se o seu cartão mudou, escolha outro antes disso.`
        : 'Não voltamos a tentar por nós. Pode escolher outro cartão e retomar a subscrição.',
    ],
    action: { label: seeIt, url },
  }),

  reminderLetter: ({ number, things, shopName, total, url, locale }, failure) => ({
    subject: `Lembre-se do pagamento da sua subscrição ${number}`,
    heading: 'Há um pagamento por fazer',
    paragraphs: [
      `${things} de ${shopName}${total ? ` (${formatMoney(total, locale)})` : ''}. ${whyOf(failure)}`,
      'Escolha outro cartão ou pague agora para que possa continuar.',
    ],
    action: { label: seeIt, url },
  }),

  confirmationLetter: ({ number, things, total, url, locale }) => ({
    subject: `Confirme um pagamento da sua subscrição ${number}, por favor`,
    heading: 'O seu banco quer que confirme este pagamento',
    paragraphs: [
      `É de ${things}${total ? `, ${formatMoney(total, locale)}` : ''}. Nada é cobrado nem enviado antes de o confirmar.`,
    ],
    action: { label: 'Confirmar o pagamento', url },
  }),

  expiringLetter: ({ number, things, nextOn, url, locale }) => ({
    subject: `O cartão da sua subscrição ${number} expira em breve`,
    heading: 'O seu cartão expira em breve',
    paragraphs: [
      nextOn
        ? `A próxima entrega é a ${writeDate(nextOn, locale)}: ${things}. Escolha outro cartão para que possa continuar.`
        : `Trata-se de ${things}. Escolha outro cartão para que possa continuar.`,
    ],
    action: { label: 'Escolher outro cartão', url },
  }),

  endedLetter: ({ number, things, shopName, url }, reason) => ({
    subject: `A sua subscrição ${number} terminou`,
    heading: 'A sua subscrição terminou',
    paragraphs: [
      `${things} de ${shopName}: não há mais entregas, e nada mais é cobrado.`,
      ...(reason === 'unpaid' ? ['Não foi possível cobrar a última entrega, por isso não foi enviada.'] : []),
      'Pode retomá-la na sua conta.',
    ],
    action: { label: seeIt, url },
  }),
}
