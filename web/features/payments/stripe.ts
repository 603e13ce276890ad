import { loadStripe } from '@stripe/stripe-js/pure'

const loading = new Map<string, ReturnType<typeof loadStripe>>()

/** Stripe's script, asked for once for a key and only when somebody pays by card; tried again after a failure. */
export function stripeOf(publishableKey: string): ReturnType<typeof loadStripe> {
  let stripe = loading.get(publishableKey)
  if (!stripe) {
    stripe = loadStripe(publishableKey)
    stripe.catch(() => loading.delete(publishableKey))
    loading.set(publishableKey, stripe)
  }
  return stripe
}
