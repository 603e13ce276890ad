import type { Currency } from '#shared/currencies.ts'
import type { PaymentView } from '#shared/api/payments.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { askGateway, gatewayNamed, vaultOf } from './gateways/ask-gateway.ts'
import type { ChargeAnswer, Gateway } from './gateways/gateway.ts'
import { cancelAtGateway } from './cancel-at-gateway.ts'
import { amountNotPossible, cardTokenMissing, gatewayUnavailable, nothingToPay, paymentUnderway } from './errors.ts'
import { attemptMachine, type PaymentMethod } from './payment-state.ts'
import { customerAt } from './gateway-customers.ts'
import { comeFrom, type ChargeableMeans } from './kept-means-repository.ts'
import { presentPayment } from './present.ts'
import { recordAnswer } from './record-answer.ts'
import { beginAttempts, findAttempt, findAttemptOfRequest, findPaymentRow, type PaymentRow } from './repository.ts'
import { firstLookAt } from './when-to-look.ts'

export interface PaymentWish {
  checkoutId: string
  /** Minor units; of the checkout's total, the same at every try. */
  amountMinor: number
  currency: Currency
  method: PaymentMethod
  /** From the gateway, for cards. */
  token?: string | undefined
  /** Kept means to charge instead, with nobody at the screen unless `isAtScreen` says so. */
  means?: ChargeableMeans | undefined
  isAtScreen?: boolean | undefined
  /** The means that this charge keeps, with their owner's consent, and whose they are. */
  keep?: { id: string; personId: string } | undefined
  /** The same key makes one attempt, whatever is retried. */
  requestKey: string
  description: string
}

/**
 * Tries to pay a checkout: writes the attempt, asks the gateway outside any transaction, writes the answer. When the
 * answer is lost the payment is `unknown` and is asked for until it is known. Refuses with `card_token_missing`,
 * `gateway_unavailable`, `amount_not_possible`, `means_not_kept` when nobody can be asked to keep what is to be kept, `payment_underway` while another attempt is open, `checkout_not_open` when nothing is to pay.
 */
export async function startPayment(context: Context, wish: PaymentWish): Promise<PaymentView> {
  invariant(!context.isInTransaction, 'a payment is started outside any transaction')
  const gateway = gatewayFor(context, wish)
  if (!gateway.takes(wish.amountMinor, wish.currency)) throw amountNotPossible()
  const { amountMinor, currency, token = null, means, isAtScreen = false, keep, description } = wish
  const customerReference = keep && (await customerOf(context, gateway, keep))
  const begun = await begin(context, wish, gateway)
  if (!begun) return presentPayment(await attemptInItsPlace(context, wish))
  const { attemptId } = begun
  const how = means ? ('charged' as const) : keep && ('kept_with_it' as const)
  const intention = { attemptId, amountMinor, currency, description, means: how }
  const answer = await askGateway(context, gateway.name, 'charge', () =>
    means
      ? vaultOf(gateway).charge(intention, means, { isAtScreen })
      : gateway.charge({ ...intention, token, customerReference }),
  )
  const recorded = await recordAnswer(context, attemptId, answer, 'answered')
  return presentPayment(recorded ?? (await afterAll(context, attemptId, answer)))
}

function gatewayFor(context: Context, { method, token, means }: PaymentWish): Gateway {
  const { gateways } = context.ports
  if (means) return gatewayNamed(context, means.gateway)
  if (method === 'cash_on_delivery') return gateways.cash
  if (method === 'paypal' && gateways.paypal) return gateways.paypal
  if (method === 'paypal' || !gateways.card) throw gatewayUnavailable()
  if (!token) throw cardTokenMissing()
  return gateways.card
}

/** Means that are to come with this charge come from its gateway, whichever way their owner chose before. */
async function customerOf(
  context: Context,
  gateway: Gateway,
  { id, personId }: { id: string; personId: string },
): Promise<string | null> {
  if (!gateway.vault?.keepsWithCharge) throw gatewayUnavailable()
  await comeFrom(context.db, id, gateway.name)
  return await customerAt(context, gateway, personId)
}

async function begin(context: Context, wish: PaymentWish, gateway: Gateway): Promise<PaymentRow | null> {
  const at = context.clock.now()
  const isAskable = gateway.name !== 'cash'
  const { checkoutId, amountMinor, currency, requestKey, description } = wish
  const [begun] = await beginAttempts(context.db, [
    {
      checkoutId,
      amountMinor,
      currency,
      requestKey,
      description,
      method: wish.means ? methodOf(wish.means) : wish.method,
      meansId: wish.means?.id ?? wish.keep?.id ?? null,
      keepsMethod: !wish.means && wish.keep !== undefined,
      gateway: gateway.name,
      at,
      nextLookAt: isAskable ? firstLookAt('created', at) : null,
    },
  ])
  return begun ?? null
}

/** What is kept at PayPal is paid at PayPal, whatever it is charged for. */
export function methodOf({ gateway }: ChargeableMeans): PaymentMethod {
  return gateway === 'paypal' ? 'paypal' : 'card'
}

/** What stands in the way of an attempt that was not begun: the one of the same request. Refuses as `startPayment` does. */
export async function attemptInItsPlace(
  { db }: Context,
  { requestKey, checkoutId }: Pick<PaymentWish, 'requestKey' | 'checkoutId'>,
): Promise<PaymentRow> {
  const same = await findAttemptOfRequest(db, requestKey)
  if (same) return same
  const payment = await findPaymentRow(db, checkoutId)
  invariant(payment, `checkout ${checkoutId} has the payment that stood in the way`)
  invariant(payment.state !== 'declined', `payment ${payment.id} asks for the amount it was made for`)
  throw attemptMachine.allows(payment.attemptState, 'decline') ? paymentUnderway() : nothingToPay(payment.state)
}

/** An attempt that somebody else settled before its answer was written: a webhook, or the customer who gave up. */
export async function afterAll(context: Context, attemptId: string, answer: ChargeAnswer): Promise<PaymentRow> {
  const row = await findAttempt(context.db, attemptId)
  invariant(row, `attempt ${attemptId} is there`)
  const isStillBusy = ['requires_action', 'approved', 'processing'].includes(answer.outcome)
  // What the gateway began after the customer had gone must not be charged later.
  if (row.attemptState === 'expired' && isStillBusy) await context.jobs.enqueue(context, cancelAtGateway, { attemptId })
  return row
}
