import { lazy } from 'react'
import { KeptMeansForm } from './kept-means-form.tsx'
import type { PaymentFormProps } from './payment-method.ts'

const words = {
  legend: 'Which card',
  another: 'Another card',
  forSubscriptions: 'I agree that this card is kept and charged for my subscriptions until I cancel them.',
  forLater: 'Keep this card, so that I can pay with it again.',
}

const SandboxCardForm = lazy(() => import('./sandbox-card-form.tsx'))
const StripeCardForm = lazy(() => import('./stripe-card-form.tsx'))

/** One of the cards a customer lets the market keep, or another, which is kept with their consent. */
export default function KeptCardForm(props: PaymentFormProps) {
  const { gateways, amount } = props.session
  const isAtStripe = gateways.card?.name === 'stripe'
  // Stripe keeps it with the payment; a trial has none.
  const withCharge = isAtStripe && amount.amountMinor > 0 ? 'card' : undefined
  const NewMeans = isAtStripe ? StripeCardForm : SandboxCardForm
  return <KeptMeansForm {...props} kind="card" words={words} withCharge={withCharge} NewMeans={NewMeans} />
}
