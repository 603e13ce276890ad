import { newId } from '#shared/ids.ts'
import { useConfirmPaymentMethodMutation, useKeepPaymentMethodMutation } from '../../data/payments.ts'
import type { PreparedPayment } from './payment-method.ts'

/**
 * Keeps what was made ready, with the consent that stands beside it; answers the name of what is kept. Where the bank
 * wants its customer they answer first, and then the market asks what came of it. Throws what the API refused.
 */
export function useKeeping() {
  const [keep] = useKeepPaymentMethodMutation()
  const [confirm] = useConfirmPaymentMethodMutation()
  return async ({ token, consent = '', withCharge, answer }: PreparedPayment): Promise<string> => {
    const body = withCharge ? { consent, withCharge } : { consent, token }
    const { id, action } = await keep({ body, idempotencyKey: newId() }).unwrap()
    if (!action || !answer) return id
    await answer(action)
    return (await confirm({ id }).unwrap()).id
  }
}
