import { Stripe } from 'stripe'
import type { Clock } from '#server/platform/clock.ts'
import { invariant } from '#server/platform/errors.ts'
import type { AskedCharge, ChargeAnswer, FoundCharge, Gateway, Intention, RefundRequest } from './gateway.ts'
import { stripeAmountOf } from '#shared/provider-amounts.ts'
import {
  chargeAnswer,
  foundCharge,
  readStripeEvent,
  refundAnswer,
  refusedCharge,
  refusedRefund,
  shownWithIntent,
} from './stripe-answers.ts'
import { asking, banking, paidWith, patiently, writing } from './stripe-asking.ts'
import { movementOf } from './stripe-movements.ts'
import { stripeVault, type PaidWith } from './stripe-vault.ts'

export interface StripeAccount {
  secretKey: string
  webhookSecret: string
  /** Without a slash at the end. */
  apiBase: string
}

/** Stripe remembers what it answered to a key for at least 24 hours (docs.stripe.com/api/idempotent_requests). */
const keysLastMs = 23 * 3_600_000

/**
 * Cards at Stripe. A charge is two requests: an intent is written under the attempt's id, which takes no money however
 * often it is repeated, and then confirmed with the customer's card. So whoever lost an answer writes the same intent
 * again and reads what became of it, without a search that lags behind (docs.stripe.com/search#data-freshness).
 */
export function stripeGateway({ secretKey, webhookSecret, apiBase }: StripeAccount, clock: Clock): Gateway {
  const { protocol, hostname, port } = new URL(apiBase)
  const isPlain = protocol === 'http:'
  const stripe = new Stripe(secretKey, {
    protocol: isPlain ? 'http' : 'https',
    host: hostname,
    port: port || (isPlain ? 80 : 443),
    telemetry: false,
    appInfo: { name: 'Stoa' },
  })

  async function writeIntent({ attemptId, amountMinor, currency, description }: Intention) {
    const amount = stripeAmountOf(amountMinor, currency)
    invariant(amount !== null, `Stripe can charge ${amountMinor} ${currency}`)
    const intent = {
      amount,
      currency: currency.toLowerCase(),
      allowed_payment_method_types: ['card' as const],
      description,
      metadata: { attempt: attemptId },
    }
    return await patiently(() => stripe.paymentIntents.create(intent, { ...writing, idempotencyKey: attemptId }))
  }

  async function confirm(reference: string, onceKey: string, how: PaidWith) {
    const wish = { ...how, expand: shownWithIntent }
    const once = { ...banking, idempotencyKey: onceKey }
    return await patiently(() => stripe.paymentIntents.confirm(reference, wish, once))
  }

  /**
   * A charge in its requests. For whom it is stands in one of its own, so that the intent is written in the same words
   * when its answer is lost, whatever is known of the customer then.
   */
  async function chargeWith(
    intention: Intention,
    how: PaidWith,
    customer?: { customer: string; setup_future_usage?: 'off_session' },
  ): Promise<ChargeAnswer> {
    const { attemptId } = intention
    let reference: string | null = null
    try {
      const { id } = await writeIntent(intention)
      reference = id
      const once = { ...writing, idempotencyKey: `${attemptId}-customer` }
      if (customer) await patiently(() => stripe.paymentIntents.update(id, customer, once))
      return chargeAnswer(await confirm(id, `${attemptId}-confirm`, how))
    } catch (error) {
      return refusedCharge(error, reference)
    }
  }

  async function readIntent(reference: string): Promise<FoundCharge> {
    return foundCharge(await stripe.paymentIntents.retrieve(reference, { expand: shownWithIntent }, asking))
  }

  async function referenceOf(charge: AskedCharge): Promise<string | null> {
    if (charge.reference) return charge.reference
    if (clock.now().getTime() - charge.askedAt.getTime() >= keysLastMs) {
      const query = `metadata['attempt']:'${charge.attemptId}'`
      return (await stripe.paymentIntents.search({ query, limit: 1 }, asking)).data[0]?.id ?? null
    }
    try {
      return (await writeIntent(charge)).id
    } catch (error) {
      if (wasNeverWritten(error)) return null
      throw error
    }
  }

  return {
    name: 'stripe',

    takes: (amountMinor, currency) => stripeAmountOf(amountMinor, currency) !== null,

    vault: stripeVault(stripe, {
      chargeFor: (customer, intention, how) => chargeWith(intention, how, { customer }),
      askCustomer: async (reference, attemptId, payment_method) => {
        try {
          return chargeAnswer(await confirm(reference, `${attemptId}-ask`, { payment_method, use_stripe_sdk: true }))
        } catch (error) {
          return refusedCharge(error, reference)
        }
      },
    }),

    async charge({ token, customerReference, ...intention }) {
      invariant(token, 'a card is charged by its token')
      const how = { ...paidWith(token), use_stripe_sdk: true } as const
      if (intention.means !== 'kept_with_it') return await chargeWith(intention, how)
      invariant(customerReference, 'a card is kept for a customer')
      return await chargeWith(intention, how, { customer: customerReference, setup_future_usage: 'off_session' })
    },

    async find(charge) {
      const reference = await referenceOf(charge)
      return reference ? await readIntent(reference) : { outcome: 'nothing_found' }
    },

    take: () => Promise.reject(new Error('Stripe takes the money by itself')),

    async refund({ refundId, reference, amountMinor, currency }) {
      const amount = stripeAmountOf(amountMinor, currency)
      if (amount === null) return { outcome: 'failed', reference: null, because: 'Stripe cannot move this amount.' }
      try {
        const wish = { payment_intent: reference, amount, metadata: { refund: refundId } }
        const once = { ...banking, idempotencyKey: refundId }
        return refundAnswer(await patiently(() => stripe.refunds.create(wish, once)))
      } catch (error) {
        return refusedRefund(error)
      }
    },

    async findRefund({ refundId, reference }: RefundRequest) {
      const { data } = await stripe.refunds.list({ payment_intent: reference, limit: 100 }, asking)
      const refund = data.find(({ metadata }) => metadata?.['refund'] === refundId)
      return refund ? refundAnswer(refund) : { outcome: 'nothing_found' }
    },

    async cancel(reference): Promise<ChargeAnswer> {
      try {
        return chargeAnswer(await stripe.paymentIntents.cancel(reference, {}, asking))
      } catch (error) {
        // It is captured, or cancelled before: then it says so itself.
        if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error
        const found = await readIntent(reference)
        if (found.outcome === 'nothing_found') throw error
        return found
      }
    },

    async readEvent(rawBody, headers) {
      const signature = headers['stripe-signature']
      if (typeof signature !== 'string') return null
      try {
        return readStripeEvent(stripe.webhooks.constructEvent(rawBody, signature, webhookSecret))
      } catch (error) {
        if (error instanceof Stripe.errors.StripeSignatureVerificationError) return null
        throw error
      }
    },

    async *listMovements({ from, to }) {
      const seconds = (instant: Date) => Math.ceil(instant.getTime() / 1_000)
      const period = { created: { gte: seconds(from), lt: seconds(to) }, limit: 100, expand: ['data.source'] }
      // Stripe tells the newest first.
      const lines = await Array.fromAsync(stripe.balanceTransactions.list(period, asking))
      yield* lines.toReversed().map(movementOf)
    },

    interpret: (rawBody) => readStripeEvent(JSON.parse(rawBody.toString('utf8')) as Stripe.Event),
  }
}

/**
 * Whether Stripe remembers for this key that writing failed. Nobody was ever told the name of that intent, so nobody can
 * have confirmed it.
 */
function wasNeverWritten(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeAPIError && error.headers?.['idempotent-replayed'] === 'true'
}
