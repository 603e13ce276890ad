import { Elements, PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js'
import type { Appearance, StripeElementsOptions } from '@stripe/stripe-js'
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import { stripeAmountOf } from '#shared/provider-amounts.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { answerAtStripe } from './answer-at-stripe.ts'
import type { PaymentFormProps, PaymentSession } from './payment-method.ts'
import { stripeOf } from './stripe.ts'
import styles from './stripe-card-form.module.css'

/**
 * Stripe's own card form, in frames of its own: the market never sees a number, only a token for it. It is drawn in the
 * browser alone, for only there the colours of the page are known.
 */
export default function StripeCardForm(props: PaymentFormProps) {
  const { card } = props.session.gateways
  const isInBrowser = useSyncExternalStore(never, yes, no)
  if (card?.name !== 'stripe') return null
  return isInBrowser ? <CardForm {...props} publishableKey={card.publishableKey} /> : <SkeletonText lines={4} />
}

const never = () => () => {}
const yes = () => true
const no = () => false

function CardForm({ publishableKey, ...props }: PaymentFormProps & { publishableKey: string }) {
  const [options] = useState(() => optionsFor(props.session))
  return (
    <Elements stripe={stripeOf(publishableKey)} options={options}>
      <CardElement {...props} />
    </Elements>
  )
}

function CardElement({ session, setSubmit }: PaymentFormProps) {
  const stripe = useStripe()
  const elements = useElements()
  const [isReady, setReady] = useState(false)
  const [refusal, setRefusal] = useState('')

  const prepare = useEffectEvent(async () => {
    if (!stripe || !elements) return null
    setRefusal('')
    // Stripe keeps no card for later that was not typed in as one.
    if (session.amount.amountMinor > 0)
      await elements.update({ setupFutureUsage: session.keeps ? 'off_session' : null })
    // What is missing in its fields Stripe says there itself.
    const { error: untyped } = await elements.submit()
    if (untyped) return null
    const { error, confirmationToken } = await stripe.createConfirmationToken({ elements })
    if (error) {
      setRefusal(error.message ?? 'Stripe could not read this card. Please try another one.')
      return null
    }
    return { token: confirmationToken.id, answer: answerAtStripe(stripe) }
  })
  useEffect(() => {
    if (!isReady) return
    setSubmit(() => prepare())
    return () => setSubmit(null)
  }, [setSubmit, isReady])

  return (
    <div className={styles.form}>
      {!isReady && !refusal && <SkeletonText lines={4} />}
      <PaymentElement
        options={{ layout: 'tabs', wallets: { applePay: 'auto', googlePay: 'auto' } }}
        onReady={() => setReady(true)}
        onLoadError={({ error }) =>
          setRefusal(
            error.message ?? 'The card form could not be loaded. Please try again or choose another way to pay.',
          )
        }
      />
      <ProblemNote error={refusal} />
    </div>
  )
}

/** How Stripe draws its form: for this amount, in the market's colours and the scheme of the page. */
function optionsFor({ amount: { amountMinor, currency }, keeps = false }: PaymentSession): StripeElementsOptions {
  const look = getComputedStyle(document.documentElement)
  const color = (name: string) => look.getPropertyValue(name).trim()
  const appearance: Appearance = {
    theme: 'flat',
    variables: {
      colorPrimary: color('--green'),
      colorBackground: color('--surface'),
      colorText: color('--ink'),
      colorTextSecondary: color('--ink2'),
      colorDanger: color('--clay'),
      fontFamily: 'system-ui, sans-serif',
      borderRadius: '12px',
    },
    rules: { '.Input': { border: `1px solid ${color('--edge')}` } },
  }
  const drawn = { currency: currency.toLowerCase(), allowedPaymentMethodTypes: ['card'], appearance }
  // Where nothing is to pay, a card is typed in to be kept alone.
  if (amountMinor === 0) return { ...drawn, mode: 'setup', setupFutureUsage: 'off_session' }
  const amount = stripeAmountOf(amountMinor, currency) ?? amountMinor
  return { ...drawn, mode: 'payment', amount, setupFutureUsage: keeps ? 'off_session' : null }
}
