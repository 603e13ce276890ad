import { useState } from 'react'
import type { Money } from '#shared/money.ts'
import { useAbandonPaymentMutation, useConfirmPaymentMutation } from '../../data/orders.ts'
import { messageOf } from '../../data/problem.ts'
import { useSettings } from '../../data/settings.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { answerAtStripe } from './answer-at-stripe.ts'
import type { CustomerAction, PreparePayment } from './payment-method.ts'
import PayPalForm from './paypal-form.tsx'
import { stripeOf } from './stripe.ts'

interface AnswerActionProps {
  action: CustomerAction
  amount: Money
  checkoutId: string
  /** Of the checkout, for a guest. */
  checkoutKey: string | null
  /** The market has asked the gateway what came of it. */
  onDone: () => void
}

/** Goes on where the gateway waits for a word of the customer: after a reload, or in another tab. */
export default function AnswerAction({ action, amount, checkoutId, checkoutKey, onDone }: AnswerActionProps) {
  const { gateways, isSandbox } = useSettings()
  const [confirm] = useConfirmPaymentMutation()
  const [abandon] = useAbandonPaymentMutation()
  const [prepare, setPrepare] = useState<PreparePayment | null>(null)
  const [underway, setUnderway] = useState<'answer' | 'leave'>()
  const [refusal, setRefusal] = useState('')
  const isAtPayPal = action.type === 'paypal_approval'
  const checkout = { id: checkoutId, ...(checkoutKey !== null && { key: checkoutKey }) }

  const run = async (what: 'answer' | 'leave', act: () => Promise<unknown>) => {
    setUnderway(what)
    setRefusal('')
    try {
      await act()
      onDone()
    } catch (error) {
      setRefusal(messageOf(error))
    }
    setUnderway(undefined)
  }

  const answer = async () => {
    if (isAtPayPal) {
      const prepared = await prepare?.()
      if ((await prepared?.answer?.(action)) !== 'answered') return
    } else if (gateways.card?.name === 'stripe') {
      const stripe = await stripeOf(gateways.card.publishableKey)
      if (stripe) await answerAtStripe(stripe)(action)
    }
    await confirm(checkout).unwrap()
  }

  return (
    <>
      {isAtPayPal && (
        <PayPalForm session={{ amount, isSandbox, gateways }} setSubmit={(ready) => setPrepare(() => ready)} />
      )}
      <ProblemNote error={refusal} />
      <Button
        isBusy={underway === 'answer'}
        disabled={underway !== undefined || (isAtPayPal && !prepare)}
        onClick={() => void run('answer', answer)}
      >
        {isAtPayPal ? 'Confirm at PayPal' : 'Confirm the payment'}
      </Button>
      <Button
        variant="sand"
        isBusy={underway === 'leave'}
        disabled={underway !== undefined}
        onClick={() => void run('leave', () => abandon(checkout).unwrap())}
      >
        Pay another way
      </Button>
    </>
  )
}
