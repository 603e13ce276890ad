import { KeptMeansForm } from './kept-means-form.tsx'
import type { PaymentFormProps } from './payment-method.ts'
import PayPalForm from './paypal-form.tsx'

const words = {
  legend: 'Which account',
  another: 'Another PayPal account',
  forSubscriptions: 'I agree that my PayPal account is kept and charged for my subscriptions until I cancel them.',
  forLater: 'Keep this account, so that I can pay with it again.',
}

/** The account at PayPal that its owner lets the market keep, or another. */
export default function KeptPayPalForm(props: PaymentFormProps) {
  return <KeptMeansForm {...props} kind="paypal" words={words} withCharge="paypal" NewMeans={PayPalForm} />
}
