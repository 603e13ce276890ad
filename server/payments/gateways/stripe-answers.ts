import { Stripe } from 'stripe'
import { isCurrency, type Currency } from '#shared/currencies.ts'
import { invariant } from '#server/platform/errors.ts'
import type {
  Card,
  ChargeAnswer,
  FoundCharge,
  GatewayDispute,
  GatewayEvent,
  KeepAnswer,
  Kept,
  RefundAnswer,
} from './gateway.ts'
import { minorFromStripe } from '#shared/provider-amounts.ts'

/** What of an intent Stripe is asked to show with it. */
export const shownWithIntent = ['latest_charge', 'payment_method']

/** What of a setup. */
export const shownWithSetup = ['payment_method']

/** Our words for what Stripe calls otherwise. */
const ourCodes: Record<string, string> = {
  generic_decline: 'card_declined',
  payment_intent_authentication_failure: 'authentication_failed',
  setup_intent_authentication_failure: 'authentication_failed',
  authentication_not_handled: 'authentication_required',
  resource_missing: 'token_unknown',
  token_already_used: 'token_unknown',
}

/** What an intent says about the charge it is for (docs.stripe.com/payments/paymentintents/lifecycle). */
export function foundCharge(intent: Stripe.PaymentIntent): FoundCharge {
  const { id: reference, status, last_payment_error: error } = intent
  const card = cardOf(intent)
  switch (status) {
    case 'succeeded': {
      const kept = intent.setup_future_usage === 'off_session' ? keptOf(intent) : null
      return {
        outcome: 'captured',
        reference,
        amountMinor: minorFromStripe(intent.amount_received, currencyOf(intent)),
        card,
        ...(kept && { kept }),
      }
    }
    case 'processing':
      return { outcome: 'processing', reference, card }
    case 'requires_action':
      invariant(intent.client_secret, `the intent ${reference} has a secret`)
      return {
        outcome: 'requires_action',
        reference,
        card,
        action: { type: 'stripe_confirmation', reference, clientSecret: intent.client_secret },
      }
    case 'canceled':
      return { outcome: 'declined', reference, card, declineCode: 'cancelled' }
    case 'requires_payment_method':
    case 'requires_confirmation':
      if (!error) return { outcome: 'nothing_found', reference }
      return { outcome: 'declined', reference, card, declineCode: declineCodeOf(error) }
    default:
      return { outcome: 'unknown', because: `Stripe says ${status} of ${reference}.` }
  }
}

/** The same of an intent that somebody has tried to confirm. */
export function chargeAnswer(intent: Stripe.PaymentIntent): ChargeAnswer {
  const found = foundCharge(intent)
  return found.outcome === 'nothing_found' ? { outcome: 'processing', reference: intent.id, card: null } : found
}

/**
 * What an error means for a charge that was asked for. Only what Stripe says it did not do is a decline; everything
 * else is not known, and thrown on.
 */
export function refusedCharge(error: unknown, reference: string | null): ChargeAnswer {
  if (error instanceof Stripe.errors.StripeCardError) {
    const intent = error.payment_intent
    const card = (intent && cardOf(intent)) ?? cardOfMethod(error.payment_method)
    return { outcome: 'declined', reference: intent?.id ?? reference, card, declineCode: declineCodeOf(error) }
  }
  const declineCode = whyNotDone(error)
  if (declineCode === null) throw error
  return { outcome: 'declined', reference, card: null, declineCode }
}

/** What became of keeping a card (docs.stripe.com/payments/setupintents/lifecycle). */
export function keepAnswer(setup: Stripe.SetupIntent): KeepAnswer {
  const { id: reference, status, client_secret: clientSecret, last_setup_error: error } = setup
  if (status === 'succeeded') {
    const kept = keptOf(setup)
    invariant(kept, `the setup ${reference} shows what it keeps`)
    return { outcome: 'kept', ...kept }
  }
  if (status === 'requires_action') {
    invariant(clientSecret, `the setup ${reference} has a secret`)
    return { outcome: 'requires_action', action: { type: 'stripe_confirmation', reference, clientSecret } }
  }
  if (status === 'canceled') return { outcome: 'declined', declineCode: 'cancelled' }
  if (error) return { outcome: 'declined', declineCode: declineCodeOf(error) }
  return { outcome: 'unknown', because: `Stripe says ${status} of ${reference}.` }
}

/** What an error means for a card that was to be kept; thrown on when it may be kept all the same. */
export function refusedKeep(error: unknown): KeepAnswer {
  if (error instanceof Stripe.errors.StripeCardError) return { outcome: 'declined', declineCode: declineCodeOf(error) }
  const declineCode = whyNotDone(error)
  if (declineCode === null) throw error
  return { outcome: 'declined', declineCode }
}

/** The card of an intent or a setup as it is kept; null where Stripe was not asked to show it. */
function keptOf({ customer, payment_method: method }: Stripe.PaymentIntent | Stripe.SetupIntent): Kept | null {
  const customerReference = typeof customer === 'string' ? customer : customer?.id
  if (!customerReference || method === null || typeof method !== 'object' || !method.card) return null
  const { exp_month: month, exp_year: year } = method.card
  return {
    means: { reference: method.id, customerReference },
    card: cardOfMethod(method),
    expiry: { month, year },
  }
}

/** Why Stripe did nothing at all of what it was asked; null when it may have done it. */
function whyNotDone(error: unknown): string | null {
  if (error instanceof Stripe.errors.StripeRateLimitError) return 'gateway_busy'
  if (error instanceof Stripe.errors.StripeInvalidRequestError) {
    const code = ourCodes[error.code ?? ''] ?? error.code
    return code === 'token_unknown' || code === 'amount_too_small' || code === 'amount_too_large'
      ? code
      : 'gateway_refused'
  }
  if (error instanceof Stripe.errors.StripeAuthenticationError) return 'gateway_refused'
  if (error instanceof Stripe.errors.StripePermissionError) return 'gateway_refused'
  return null
}

function declineCodeOf({ code, decline_code }: { code?: string | undefined; decline_code?: string | undefined }) {
  // The library writes an empty text where Stripe gave no code.
  const given = decline_code || code || 'card_declined'
  return ourCodes[given] ?? given
}

function cardOf({ payment_method, latest_charge, last_payment_error }: Stripe.PaymentIntent): Card | null {
  const charge = typeof latest_charge === 'object' ? latest_charge : null
  const charged = charge?.payment_method_details?.card
  if (charged?.brand && charged.last4) return { brand: charged.brand, last4: charged.last4 }
  const method = typeof payment_method === 'object' ? payment_method : null
  return cardOfMethod(method ?? last_payment_error?.payment_method)
}

function cardOfMethod(method: Stripe.PaymentMethod | null | undefined): Card | null {
  return method?.card ? { brand: method.card.brand, last4: method.card.last4 } : null
}

function currencyOf({ currency }: { currency: string }): Currency {
  const code = currency.toUpperCase()
  invariant(isCurrency(code), `the market knows ${code}`)
  return code
}

/** What a refund has become. */
export function refundAnswer({ id: reference, status, failure_reason }: Stripe.Refund): RefundAnswer {
  if (status === 'succeeded') return { outcome: 'succeeded', reference }
  if (status === 'failed' || status === 'canceled')
    return { outcome: 'failed', reference, because: refundFailures[failure_reason ?? ''] ?? refundFailures['unknown']! }
  return { outcome: 'pending', reference }
}

const refundFailures: Record<string, string> = {
  unknown: 'The bank could not give the money back.',
  lost_or_stolen_card: 'The card was reported lost or stolen, so the bank sent the money back to us.',
  expired_or_canceled_card: 'The card is closed, so the bank sent the money back to us.',
  insufficient_funds: 'There was not enough money at the gateway to give back.',
  declined: 'The bank declined to take the money back.',
  merchant_request: 'The refund was stopped at the gateway.',
}

/** What an error means for a refund that was asked for; thrown on when it may have been made all the same. */
export function refusedRefund(error: unknown): RefundAnswer {
  if (error instanceof Stripe.errors.StripeInvalidRequestError || error instanceof Stripe.errors.StripeCardError)
    return { outcome: 'failed', reference: null, because: error.message }
  throw error
}

/** What an event says, of those that are about what the market asked for. */
export function readStripeEvent({ id, type, data }: Stripe.Event): GatewayEvent {
  const object = data.object as { object?: string; metadata?: Record<string, string> | null }
  if (object.object === 'payment_intent' && object.metadata?.['attempt']) {
    const found = foundCharge(object as unknown as Stripe.PaymentIntent)
    if (found.outcome !== 'nothing_found')
      return { id, type, about: 'charge', attemptId: object.metadata['attempt'], answer: found }
  }
  if (object.object === 'refund' && object.metadata?.['refund']) {
    const answer = refundAnswer(object as unknown as Stripe.Refund)
    return { id, type, about: 'refund', refundId: object.metadata['refund'], answer }
  }
  if (object.object === 'dispute') {
    const dispute = disputeOf(object as unknown as Stripe.Dispute)
    if (dispute) return { id, type, about: 'dispute', dispute }
  }
  return { id, type, about: 'other' }
}

const ends = ['won', 'lost'] as const

/** A dispute that has moved money; null for a bank's mere question, which moves none (docs.stripe.com/disputes/how-disputes-work). */
function disputeOf({ id, status, ...dispute }: Stripe.Dispute): GatewayDispute | null {
  const { payment_intent: intent, evidence_details } = dispute
  const chargeReference = typeof intent === 'string' ? intent : intent?.id
  if (!chargeReference || status.startsWith('warning_') || status === 'prevented') return null
  const currency = currencyOf(dispute)
  const end = ends.find((known) => known === status)
  return {
    reference: id,
    chargeReference,
    state: end ?? 'open',
    amountMinor: minorFromStripe(dispute.amount, currency),
    currency,
    reason: dispute.reason,
    respondBy: end || evidence_details.due_by === null ? null : new Date(evidence_details.due_by * 1_000),
  }
}
