import type { X509Certificate } from 'node:crypto'
import type { Clock } from '#server/platform/clock.ts'
import { invariant } from '#server/platform/errors.ts'
import type { ChargeAnswer, Gateway, Intention } from './gateway.ts'
import {
  Capture,
  captureAnswer,
  chargeAnswer,
  Order,
  readPayPalEvent,
  Refund,
  refundAnswer,
  refundsOf,
  refusedCharge,
} from './paypal-answers.ts'
import { payPalClient, PayPalRefusal, type PayPalAccount } from './paypal-client.ts'
import { listPayPalMovements } from './paypal-movements.ts'
import { payPalSignatures } from './paypal-signature.ts'
import { payPalValueOf } from '#shared/provider-amounts.ts'

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
 * money (`take`). A charge goes by the name of its order until the money is there, and then by that of the capture.
 */
export function payPalGateway({ account, clock, marketUrl, trusted }: PayPalWorld): Gateway {
  const ask = payPalClient(account)
  const isGenuine = payPalSignatures({ account, ask, ...(trusted && { trusted }) })

  async function writeOrder(intention: Intention): Promise<Order> {
    const body = JSON.stringify(orderFor(intention, marketUrl()))
    return await ask({
      method: 'POST',
      path: '/v2/checkout/orders',
      body,
      onceKey: intention.attemptId,
      answer: Order,
    })
  }

  const readOrder = (id: string) =>
    ask({ method: 'GET', path: `/v2/checkout/orders/${encodeURIComponent(id)}`, answer: Order })

  const readCapture = (id: string) =>
    ask({ method: 'GET', path: `/v2/payments/captures/${encodeURIComponent(id)}`, answer: Capture })

  /** What stands behind a reference: an order, or when its money was taken, the capture. */
  async function read(reference: string): Promise<ChargeAnswer> {
    try {
      return chargeAnswer(await readOrder(reference))
    } catch (error) {
      if (!isUnknownThere(error)) throw error
      return captureAnswer(await readCapture(reference), reference)
    }
  }

  return {
    name: 'paypal',

    vault: null,

    takes: (amountMinor, currency) => payPalValueOf(amountMinor, currency) !== null,

    async charge(intention): Promise<ChargeAnswer> {
      try {
        return chargeAnswer(await writeOrder(intention))
      } catch (error) {
        return refusedCharge(error, null)
      }
    },

    async find({ reference, ...intention }) {
      try {
        if (reference) return await read(reference)
        const order = await writeOrder(intention)
        const answer = await read(order.id)
        // Nobody was ever told its name, so nobody can have approved it.
        return answer.outcome === 'requires_action' ? { outcome: 'nothing_found', reference: order.id } : answer
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
      const path = `/v2/payments/captures/${encodeURIComponent(reference)}/refund`
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
        const { supplementary_data } = await readCapture(reference)
        const orderId = supplementary_data?.related_ids?.order_id
        invariant(orderId, `the capture ${reference} names its order`)
        const refund = refundsOf(await readOrder(orderId)).find(({ custom_id }) => custom_id === refundId)
        return refund ? refundAnswer(refund) : { outcome: 'nothing_found' }
      } catch (error) {
        if (isUnknownThere(error)) return { outcome: 'nothing_found' }
        throw error
      }
    },

    /** PayPal has no word for it: an order whose money nobody takes lapses by itself. */
    async cancel(reference) {
      const answer = await read(reference)
      const isUntaken = answer.outcome === 'requires_action' || answer.outcome === 'approved'
      return isUntaken ? { outcome: 'declined', reference, card: null, declineCode: 'cancelled' } : answer
    },

    async readEvent(rawBody, headers) {
      return (await isGenuine(rawBody, headers, clock.now())) ? readPayPalEvent(rawBody) : null
    },

    interpret: readPayPalEvent,

    listMovements: (period) => listPayPalMovements(ask, period),
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
