import { useRef, useState } from 'react'
import type { PaymentView } from '#shared/api/payments.schemas.ts'
import { useStartPaymentMutation } from '../../data/orders.ts'
import { statusOf } from '../../data/problem.ts'
import { newId } from '#shared/ids.ts'
import type { PaymentMethodId } from './payment-method.ts'

interface Attempt {
  checkoutId: string
  /** Of the checkout, for a guest. */
  key?: string | undefined
  method: PaymentMethodId
  token?: string
}

/**
 * Starts payments, one at a time. An attempt whose answer was lost is asked for once more under the same key, which
 * answers the same attempt; it can never become a second one.
 */
export function usePaying() {
  const [start] = useStartPaymentMutation()
  const isUnderway = useRef(false)
  const [isPaying, setPaying] = useState(false)

  /** Answers null when an attempt is under way already; throws what the API refused. */
  const pay = async ({ checkoutId, key, method, token }: Attempt): Promise<PaymentView | null> => {
    if (isUnderway.current) return null
    isUnderway.current = true
    setPaying(true)
    const request = {
      id: checkoutId,
      ...(key !== undefined && { key }),
      idempotencyKey: newId(),
      body: { method, ...(token !== undefined && { token }) },
    }
    try {
      return await start(request).unwrap()
    } catch (error) {
      if (statusOf(error) !== 0) throw error
      return await start(request).unwrap()
    } finally {
      isUnderway.current = false
      setPaying(false)
    }
  }
  return { pay, isPaying }
}
