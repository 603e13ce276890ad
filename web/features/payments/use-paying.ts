import { useRef, useState } from 'react'
import type { PaymentView } from '#shared/api/payments.schemas.ts'
import { newId } from '#shared/ids.ts'
import { useAbandonPaymentMutation, useConfirmPaymentMutation, useStartPaymentMutation } from '../../data/orders.ts'
import { statusOf } from '../../data/problem.ts'
import type { PaymentMethodId, PreparedPayment } from './payment-method.ts'

interface Attempt {
  checkoutId: string
  /** Of the checkout, for a guest. */
  key?: string | undefined
  method: PaymentMethodId
  prepared: PreparedPayment
}

/**
 * Starts payments, one at a time. An attempt whose answer was lost is asked for once more under the same key, which
 * answers the same attempt; it can never become a second one. Where the gateway has a window of its own the customer
 * answers there, and the market asks at once what came of it.
 */
export function usePaying() {
  const [start] = useStartPaymentMutation()
  const [confirm] = useConfirmPaymentMutation()
  const [abandon] = useAbandonPaymentMutation()
  const isUnderway = useRef(false)
  const [isPaying, setPaying] = useState(false)

  const ask = async ({ checkoutId, key, method, prepared }: Attempt): Promise<PaymentView> => {
    const { token, paymentMethodId, withCharge } = prepared
    // What is kept before is charged by its name; what is kept with the payment is named beside the token.
    const means = paymentMethodId === undefined ? {} : { paymentMethodId }
    const isByToken = token !== undefined && (paymentMethodId === undefined || withCharge !== undefined)
    const request = {
      id: checkoutId,
      ...(key !== undefined && { key }),
      idempotencyKey: newId(),
      body: { method, ...means, ...(isByToken && { token }) },
    }
    try {
      return await start(request).unwrap()
    } catch (error) {
      if (statusOf(error) !== 0) throw error
      return await start(request).unwrap()
    }
  }

  /** Answers null when an attempt is under way already; throws what the API refused. */
  const pay = async (attempt: Attempt): Promise<PaymentView | null> => {
    if (isUnderway.current) return null
    isUnderway.current = true
    setPaying(true)
    const { checkoutId, key, prepared } = attempt
    try {
      const payment = await ask(attempt)
      if (!payment.action || !prepared.answer) {
        if (!payment.action) prepared.abandon?.()
        return payment
      }
      const how = await prepared.answer(payment.action)
      const follow = how === 'answered' ? confirm : abandon
      return await follow({ id: checkoutId, ...(key !== undefined && { key }) }).unwrap()
    } catch (error) {
      prepared.abandon?.()
      throw error
    } finally {
      isUnderway.current = false
      setPaying(false)
    }
  }
  return { pay, isPaying }
}
