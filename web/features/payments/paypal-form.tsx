import { PayPalProvider, usePayPalOneTimePaymentSession } from '@paypal/react-paypal-js/sdk-v6'
import { useEffect, useEffectEvent, useRef } from 'react'
import { Money } from '../../ui/money.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import type { CustomerAction, PaymentFormProps, PreparedPayment } from './payment-method.ts'

/** PayPal: its window opens when the customer presses the button, and shows the order as soon as the market has it. */
export default function PayPalForm(props: PaymentFormProps) {
  const { paypal } = props.session.gateways
  if (!paypal) return null
  return (
    <PayPalProvider
      clientId={paypal.clientId}
      environment={paypal.environment}
      components={['paypal-payments']}
      pageType="checkout"
    >
      <PayPalWindow {...props} />
    </PayPalProvider>
  )
}

/** An order that PayPal's window waits for, and the end of that window. */
interface Opened {
  order: PromiseWithResolvers<{ orderId: string }>
  closed: PromiseWithResolvers<'answered' | 'left'>
}

function PayPalWindow({ session, setSubmit }: PaymentFormProps) {
  const opened = useRef<Opened>(undefined)
  const close = (how: 'answered' | 'left') => opened.current?.closed.resolve(how)
  const { isPending, error, handleClick } = usePayPalOneTimePaymentSession({
    savePayment: session.keeps ?? false,
    createOrder: () => opened.current!.order.promise,
    // Whether that is true, the market asks PayPal itself.
    onApprove: () => Promise.resolve(close('answered')),
    onCancel: () => close('left'),
    onError: () => close('left'),
  })

  const prepare = useEffectEvent((): Promise<PreparedPayment | null> => {
    const now = {
      order: Promise.withResolvers<{ orderId: string }>(),
      closed: Promise.withResolvers<'answered' | 'left'>(),
    }
    opened.current = now
    // A window that is closed before the order is there has nobody left to hear of it.
    now.order.promise.catch(() => {})
    // At once, within the press of the button: a window that opens later would be stopped.
    void handleClick().catch(() => now.closed.resolve('left'))
    return Promise.resolve({
      answer: async (action: CustomerAction) => {
        now.order.resolve({ orderId: action.reference })
        return await now.closed.promise
      },
      abandon: () => now.order.reject(new Error('There is nothing to approve.')),
    })
  })
  useEffect(() => {
    if (isPending || error) return
    setSubmit(() => prepare())
    return () => setSubmit(null)
  }, [setSubmit, isPending, error])

  if (error) return <ProblemNote error="PayPal could not be reached. Please try again or choose another way to pay." />
  if (isPending) return <SkeletonText lines={2} />
  return (
    <p>
      You are asked to confirm <Money value={session.amount} /> in PayPal’s window. Nothing is charged before.
    </p>
  )
}
