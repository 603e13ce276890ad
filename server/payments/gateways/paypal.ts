import type { X509Certificate } from 'node:crypto'
import type { Clock } from '#server/platform/clock.ts'
import { invariant } from '#server/platform/errors.ts'
import type { ChargeAnswer, Gateway, Intention } from './gateway.ts'
import { captureOf, chargeAnswer, Order, readPayPalEvent, Refund, refundAnswer, refundsOf, refusedCharge } from './paypal-answers.ts'
import { payPalClient, PayPalRefusal, type PayPalAccount } from './paypal-client.ts'
import { payPalSignatures } from './paypal-signature.ts'
import { payPalValueOf } from './provider-amounts.ts'

interface PayPalWorld {
  account: PayPalAccount
  clock: Clock
  /** Where PayPal sends people who did not pay in its window; asked anew each time. */
  marketUrl: () => string
  trusted?: readonly X509Certificate[]
}

/** What PayPal takes as text. */
const mostDescription = 127

/**
 * PayPal, Orders v2. A charge is an order that the customer approves in PayPal's window; then the market takes the
 * money (`take`). An order that was never approved takes nothing, and one of which nobody was told the name cannot be
 * approved, so a lost answer to it means that nothing was charged.
 */
export function payPalGateway({ account, clock, marketUrl, trusted }: PayPalWorld): Gateway {
  const ask = payPalClient(account)
  const isGenuine = payPalSignatures({ account, ask, ...(trusted && { trusted }) })

  const readOrder = (reference: string) =>
    ask({ method: 'GET', path: `/v2/checkout/orders/${encodeURIComponent(reference)}`, answer: Order })

  return {
    name: 'paypal',

    takes: (amountMinor, currency) => payPalValueOf(amountMinor, currency) !== null,

    async charge(intention): Promise<ChargeAnswer> {
      const body = JSON.stringify(orderFor(intention, marketUrl()))
      try {
        return chargeAnswer(
          await ask({ method: 'POST', path: '/v2/checkout/orders', body, onceKey: intention.attemptId, answer: Order }),
        )
      } catch (error) {
        return refusedCharge(error, null)
      }
    },

    async find({ reference }) {
      if (!reference) return { outcome: 'nothing_found' }
      try {
        return chargeAnswer(await readOrder(reference))
      } catch (error) {
        // Orders that nobody approved are forgotten after a while.
        if (isUnknownThere(error)) return { outcome: 'nothing_found' }
        throw error
      }
    },

    async take({ attemptId, reference }): Promise<ChargeAnswer> {
      invariant(reference, 'what is approved has a name')
      const path = `/v2/checkout/orders/${encodeURIComponent(reference)}/capture`
      try {
        return chargeAnswer(
          await ask({ method: 'POST', path, body: '{}', onceKey: `${attemptId}-capture`, answer: Order }),
        )
      } catch (error) {
        if (error instanceof PayPalRefusal && ['ORDER_ALREADY_CAPTURED', 'ORDER_NOT_APPROVED'].includes(error.issue))
          return chargeAnswer(await readOrder(reference))
        return refusedCharge(error, reference)
      }
    },

    async refund({ refundId, reference, amountMinor, currency }) {
      const value = payPalValueOf(amountMinor, currency)
      if (value === null) return { outcome: 'failed', reference: null, because: 'PayPal cannot move this amount.' }
      const capture = captureOf(await readOrder(reference))
      if (!capture) return { outcome: 'failed', reference: null, because: 'PayPal knows of no payment to give back.' }
      const path = `/v2/payments/captures/${encodeURIComponent(capture.id)}/refund`
      const body = JSON.stringify({ amount: { value, currency_code: currency }, custom_id: refundId })
      try {
        return refundAnswer(await ask({ method: 'POST', path, body, onceKey: refundId, answer: Refund }))
      } catch (error) {
        if (!(error instanceof PayPalRefusal) || error.status === 429 || error.status === 401) throw error
        return { outcome: 'failed', reference: null, because: error.message }
      }
    },

    async findRefund({ refundId, reference }) {
      try {
        const refund = refundsOf(await readOrder(reference)).find(({ custom_id }) => custom_id === refundId)
        return refund ? refundAnswer(refund) : { outcome: 'nothing_found' }
      } catch (error) {
        if (isUnknownThere(error)) return { outcome: 'nothing_found' }
        throw error
      }
    },

    /** PayPal has no word for it: an order whose money nobody takes lapses by itself. */
    async cancel(reference) {
      const answer = chargeAnswer(await readOrder(reference))
      const isUntaken = answer.outcome === 'requires_action' || answer.outcome === 'approved'
      return isUntaken ? { outcome: 'declined', reference, card: null, declineCode: 'cancelled' } : answer
    },

    async readEvent(rawBody, headers) {
      return (await isGenuine(rawBody, headers, clock.now())) ? readPayPalEvent(rawBody) : null
    },

    interpret: readPayPalEvent,
  }
}

function isUnknownThere(error: unknown): boolean {
  return error instanceof PayPalRefusal && error.status === 404
}

/** An order in the words of PayPal; the same for the same intention. */
function orderFor({ attemptId, amountMinor, currency, description }: Intention, marketUrl: string) {
  const value = payPalValueOf(amountMinor, currency)
  invariant(value !== null, `PayPal can charge ${amountMinor} ${currency}`)
  return {
    intent: 'CAPTURE',
    purchase_units: [
      {
        custom_id: attemptId,
        description: description.slice(0, mostDescription),
        amount: { value, currency_code: currency },
      },
    ],
    payment_source: {
      paypal: {
        experience_context: {
          shipping_preference: 'NO_SHIPPING',
          user_action: 'PAY_NOW',
          return_url: `${marketUrl}/checkout`,
          cancel_url: `${marketUrl}/checkout`,
        },
      },
    },
  }
}
