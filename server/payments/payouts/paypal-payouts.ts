import { invariant } from '#server/platform/errors.ts'
import { payPalValueOf } from '#shared/provider-amounts.ts'
import { PayPalRefusal, type AskPayPal } from '../gateways/paypal-client.ts'
import type { Payer, PayoutAnswer, PayoutOrder } from './payer.ts'
import { batchAnswer, itemAnswer, PayoutBatch, PayoutItem, reasonOf } from './paypal-payout-answers.ts'

/**
 * PayPal Payouts. Each payout is a batch of one, under our id: PayPal refuses a second batch of the same name and points
 * to the first. It goes by the name of its batch until its item has one.
 */
export function payPalPayouts(ask: AskPayPal): Payer {
  const readBatch = (id: string) =>
    ask({ method: 'GET', path: `/v1/payments/payouts/${encodeURIComponent(id)}`, answer: PayoutBatch })

  return {
    name: 'paypal',

    // PayPal keeps `PayPal-Request-Id` for six hours here, and the name of a batch for thirty days.
    remembersHours: 5,

    takes: (amountMinor, currency) => payPalValueOf(amountMinor, currency) !== null,

    async pay(order): Promise<PayoutAnswer> {
      const { payoutId: onceKey } = order
      const body = JSON.stringify(batchFor(order))
      try {
        return batchAnswer(
          await ask({ method: 'POST', path: '/v1/payments/payouts', body, onceKey, answer: PayoutBatch }),
        )
      } catch (error) {
        if (!(error instanceof PayPalRefusal)) throw error
        const first = error.link === null ? null : batchAt(error.link)
        if (first !== null) return batchAnswer(await readBatch(first))
        // Asked too often, or with a token that just lapsed: that is no word about the payout.
        if (error.status === 429 || error.status === 401) throw error
        const { issue: word, message } = error
        return { outcome: 'refused', word, because: reasonOf(word, { name: word, message }) }
      }
    },

    async find(reference): Promise<PayoutAnswer> {
      try {
        const path = `/v1/payments/payouts-item/${encodeURIComponent(reference)}`
        return itemAnswer(await ask({ method: 'GET', path, answer: PayoutItem }))
      } catch (error) {
        if (!(error instanceof PayPalRefusal) || error.status !== 404) throw error
        return batchAnswer(await readBatch(reference))
      }
    },
  }
}

/** The batch that a link of PayPal names. */
function batchAt(link: string): string | null {
  return /\/v1\/payments\/payouts\/([^/?]+)/.exec(link)?.[1] ?? null
}

/** A batch in the words of PayPal; the same for the same order. */
function batchFor({ payoutId, amountMinor, currency, email, description }: PayoutOrder) {
  const value = payPalValueOf(amountMinor, currency)
  invariant(value !== null, `PayPal can pay ${amountMinor} ${currency}`)
  return {
    sender_batch_header: { sender_batch_id: payoutId, email_subject: description },
    items: [
      {
        recipient_type: 'EMAIL',
        receiver: email,
        amount: { value, currency },
        sender_item_id: payoutId,
        note: description,
      },
    ],
  }
}
