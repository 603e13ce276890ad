import { setTimeout } from 'node:timers/promises'
import { Stripe } from 'stripe'

/** An intention is written quickly; what the customer's bank says takes its time. */
export const writing = { timeout: 4_000, maxNetworkRetries: 1 }
export const asking = { timeout: 5_000, maxNetworkRetries: 1 }
export const banking = { timeout: 25_000, maxNetworkRetries: 2 }

/** Asks again, a little later, when Stripe says that it has too much to do; it has done nothing then. */
export async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
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

/** A confirmation token of the payment form, or a card that Stripe knows by name. */
export function paidWith(token: string): { confirmation_token: string } | { payment_method: string } {
  return token.startsWith('pm_') ? { payment_method: token } : { confirmation_token: token }
}
