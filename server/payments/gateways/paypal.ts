import type { X509Certificate } from 'node:crypto'
import type { Clock } from '#server/platform/clock.ts'
import { invariant } from '#server/platform/errors.ts'
import { z } from 'zod'
import type { ChargeAnswer, Gateway, Intention, Vault } from './gateway.ts'
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
import { orderFor, paidWithKept } from './paypal-orders.ts'
import { payPalValueOf } from '#shared/provider-amounts.ts'

interface PayPalWorld {
  account: PayPalAccount
  clock: Clock
  /** Where PayPal sends people who did not pay in its window; asked anew each time. */
  marketUrl: () => string
  trusted?: readonly X509Certificate[]
}

/**
 * PayPal, Orders v2. A charge is an order that the customer approves in PayPal's window; then the market takes the
 * money (`take`). An account is kept with a charge, and later charged with an order that nobody approves. A charge goes by the name of its order until the money is there, and then by that of the capture.
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

  /** The order behind a reference, which alone shows what was kept with it. */
  async function readWithKept(reference: string): Promise<ChargeAnswer> {
    const answer = await read(reference)
    if (answer.outcome !== 'captured' || answer.kept) return answer
    return chargeAnswer(await readOrder(await orderOf(answer.reference)))
  }

  async function orderOf(captureId: string): Promise<string> {
    const { supplementary_data } = await readCapture(captureId)
    const orderId = supplementary_data?.related_ids?.order_id
    invariant(orderId, `the capture ${captureId} names its order`)
    return orderId
  }

  async function capture(orderId: string, onceKey: string, body: object): Promise<ChargeAnswer> {
    const path = `/v2/checkout/orders/${encodeURIComponent(orderId)}/capture`
    try {
      return chargeAnswer(await ask({ method: 'POST', path, body: JSON.stringify(body), onceKey, answer: Order }))
    } catch (error) {
      if (error instanceof PayPalRefusal && ['ORDER_ALREADY_CAPTURED', 'ORDER_NOT_APPROVED'].includes(error.issue))
        return chargeAnswer(await readOrder(orderId))
      return refusedCharge(error, orderId)
    }
  }

  const vault: Vault = {
    customers: null,
    alone: null,
    keepsWithCharge: true,

    async charge(intention, { reference: vaultId }, how) {
      try {
        const { id } = await writeOrder({ ...intention, means: 'charged' })
        const answer = await capture(id, `${intention.attemptId}-kept`, paidWithKept(vaultId, how))
        // The order waits for its customer, as one does that was never paid with what is kept.
        const isAsking = answer.outcome === 'declined' && answer.declineCode === 'payer_action_required'
        return isAsking ? chargeAnswer(await readOrder(id)) : answer
      } catch (error) {
        return refusedCharge(error, null)
      }
    },

    async forget({ reference }) {
      const path = `/v3/vault/payment-tokens/${encodeURIComponent(reference)}`
      try {
        await ask({ method: 'DELETE', path, answer: z.unknown() })
      } catch (error) {
        if (!isUnknownThere(error)) throw error
      }
    },
  }

  return {
    name: 'paypal',

    vault,

    takes: (amountMinor, currency) => payPalValueOf(amountMinor, currency) !== null,

    async charge({ token: _token, customerReference: _customer, ...intention }): Promise<ChargeAnswer> {
      try {
        return chargeAnswer(await writeOrder(intention))
      } catch (error) {
        return refusedCharge(error, null)
      }
    },

    async find({ reference, ...intention }) {
      try {
        const readIt = intention.means === 'kept_with_it' ? readWithKept : read
        if (reference) return await readIt(reference)
        const order = await writeOrder(intention)
        const answer = await readIt(order.id)
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
      return await capture(reference, `${attemptId}-capture`, {})
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
        const refund = refundsOf(await readOrder(await orderOf(reference))).find(
          ({ custom_id }) => custom_id === refundId,
        )
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
