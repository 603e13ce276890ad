import { setTimeout } from 'node:timers/promises'
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
import { movementOf } from './stripe-movements.ts'

export interface StripeAccount {
  secretKey: string
  webhookSecret: string
  /** Without a slash at the end. */
  apiBase: string
}

/** Stripe remembers what it answered to a key for at least 24 hours (docs.stripe.com/api/idempotent_requests). */
const keysLastMs = 23 * 3_600_000

/** An intention is written quickly; what the customer's bank says takes its time. */
const writing = { timeout: 4_000, maxNetworkRetries: 1 }
const asking = { timeout: 5_000, maxNetworkRetries: 1 }
const banking = { timeout: 25_000, maxNetworkRetries: 2 }

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

  async function confirm(reference: string, attemptId: string, token: string) {
    const how = { ...paidWith(token), use_stripe_sdk: true, expand: shownWithIntent }
    const once = { ...banking, idempotencyKey: `${attemptId}-confirm` }
    return await patiently(() => stripe.paymentIntents.confirm(reference, how, once))
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

    vault: null,

    async charge({ token, ...intention }) {
      invariant(token, 'a card is charged by its token')
      let reference: string | null = null
      try {
        reference = (await writeIntent(intention)).id
        return chargeAnswer(await confirm(reference, intention.attemptId, token))
      } catch (error) {
        return refusedCharge(error, reference)
      }
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

/** Asks again, a little later, when Stripe says that it has too much to do; it has done nothing then. */
async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (const waitMs of [400, 1_200]) {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeRateLimitError)) throw error
      await setTimeout(waitMs)
    }
  }
  return await ask()
}

/**
 * Whether Stripe remembers for this key that writing failed. Nobody was ever told the name of that intent, so nobody can
 * have confirmed it.
 */
function wasNeverWritten(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeAPIError && error.headers?.['idempotent-replayed'] === 'true'
}

/** A confirmation token of the payment form, or a card that Stripe knows by name. */
function paidWith(token: string): { confirmation_token: string } | { payment_method: string } {
  return token.startsWith('pm_') ? { payment_method: token } : { confirmation_token: token }
}
