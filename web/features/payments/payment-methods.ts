import type { Market } from '#shared/api/market.schemas.ts'
import { whyNoCash } from './cash.ts'
import type { PaymentMethod, PaymentMethodId } from './payment-method.ts'

const sandboxCard: PaymentMethod = {
  id: 'card',
  label: 'Card',
  whyNot: () => null,
  load: () => import('./sandbox-card-form.tsx'),
}

/** For who is signed in: one of the cards that are kept, or another. */
const keptCard: PaymentMethod = { ...sandboxCard, offersKept: true, load: () => import('./kept-card-form.tsx') }

const stripeCard: PaymentMethod = { ...sandboxCard, load: () => import('./stripe-card-form.tsx') }

const payPal: PaymentMethod = {
  id: 'paypal',
  label: 'PayPal',
  note: 'You confirm in PayPal’s own window.',
  whyNot: () => null,
  load: () => import('./paypal-form.tsx'),
}

/** For who is signed in: the account that is kept, or another. */
const keptPayPal: PaymentMethod = { ...payPal, offersKept: true, load: () => import('./kept-paypal-form.tsx') }

const cash = (market: Market): PaymentMethod => ({
  id: 'cash_on_delivery',
  label: 'Cash on delivery',
  note: 'You pay the courier at your door.',
  whyNot: (order) => whyNoCash(order, market),
  load: () => import('./cash-form.tsx'),
})

/** The ways to pay that a market offers, in its order, each with the form of the gateway that takes it. */
export function paymentMethodsOf(market: Market, { canKeep = false } = {}): PaymentMethod[] {
  const { paymentMethods, gateways } = market
  const known: Record<PaymentMethodId, PaymentMethod> = {
    card: canKeep ? keptCard : gateways.card?.name === 'stripe' ? stripeCard : sandboxCard,
    paypal: canKeep ? keptPayPal : payPal,
    cash_on_delivery: cash(market),
  }
  return paymentMethods.map((id) => known[id])
}
