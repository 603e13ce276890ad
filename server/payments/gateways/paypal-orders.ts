import { invariant } from '#server/platform/errors.ts'
import { payPalValueOf } from '#shared/provider-amounts.ts'
import type { Intention } from './gateway.ts'

/** What PayPal takes as text. */
const mostDescription = 127

/**
 * An order in the words of PayPal; the same for the same intention. One that is paid with a kept account says so only
 * when the money is taken, so that writing it again takes none.
 */
export function orderFor(intention: Intention, marketUrl: string) {
  const { attemptId, amountMinor, currency, description, means } = intention
  const value = payPalValueOf(amountMinor, currency)
  invariant(value !== null, `PayPal can charge ${amountMinor} ${currency}`)
  const order = {
    intent: 'CAPTURE',
    purchase_units: [
      {
        custom_id: attemptId,
        // What is cut in the middle of a letter is none, and PayPal refuses the whole order for it.
        description: description.slice(0, mostDescription).toWellFormed(),
        amount: { value, currency_code: currency },
      },
    ],
  }
  if (means === 'charged') return order
  return {
    ...order,
    payment_source: {
      paypal: {
        experience_context: {
          shipping_preference: 'NO_SHIPPING',
          user_action: 'PAY_NOW',
          return_url: `${marketUrl}/checkout`,
          cancel_url: `${marketUrl}/checkout`,
        },
        ...(means === 'kept_with_it' && { attributes: { vault: keptOnSuccess } }),
      },
    },
  }
}

/** The account is kept as soon as its first money is taken, for charges at which nobody is at the screen. */
const keptOnSuccess = { store_in_vault: 'ON_SUCCESS', usage_type: 'MERCHANT', customer_type: 'CONSUMER' }

/** How a kept account is charged; its owner presses a button, or nobody does. */
export function paidWithKept(vaultId: string, { isAtScreen }: { isAtScreen: boolean }) {
  const stored_credential = { payment_initiator: isAtScreen ? 'CUSTOMER' : 'MERCHANT', usage: 'SUBSEQUENT' }
  return { payment_source: { paypal: { vault_id: vaultId, stored_credential } } }
}
