import type { Stripe } from '@stripe/stripe-js'
import type { CustomerAction } from './payment-method.ts'

/** Lets the customer's bank ask them back, in Stripe's window. What came of it, the market asks Stripe itself. */
export function answerAtStripe(stripe: Pick<Stripe, 'handleNextAction'>) {
  return async (action: CustomerAction): Promise<'answered'> => {
    if (action.type === 'stripe_confirmation') await stripe.handleNextAction({ clientSecret: action.clientSecret })
    return 'answered'
  }
}
