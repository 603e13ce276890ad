import type { Checkout } from '#shared/api/orders.schemas.ts'

/**
 * What a checkout asks of its customer: nothing but joy (`thanks`), a word to the bank (`confirm`), patience
 * (`waiting`), a payment (`pay`); or that it is over (`expired`, `cancelled`).
 */
export type CheckoutStage = 'thanks' | 'confirm' | 'waiting' | 'pay' | 'expired' | 'cancelled'

type Payment = NonNullable<Checkout['payment']>
type Standing = Pick<Checkout, 'state'> & {
  payment: (Pick<Payment, 'state'> & Partial<Pick<Payment, 'action'>>) | null
}

/**
 * The stage of a checkout, from its own state and that of its payment. `answered` is the challenge that was answered on
 * this very page: until the bank's word is here there is nothing more to confirm.
 */
export function stageOf({ state, payment }: Standing, answered?: string): CheckoutStage {
  if (state === 'paid' || state === 'promised') return 'thanks'
  if (state !== 'open') return state
  switch (payment?.state) {
    case 'requires_action':
      return answered !== undefined && payment.action?.reference === answered ? 'waiting' : 'confirm'
    case 'created':
    case 'processing':
    case 'unknown':
    // Captured, and the orders are being moved this very moment.
    case 'captured':
      return 'waiting'
    default:
      return 'pay'
  }
}

/** How often the page asks how a checkout stands, in milliseconds; 0 when nothing more will happen by itself. */
export function lookAgainMs(standing: Standing, answered?: string): number {
  const stage = stageOf(standing, answered)
  if (stage === 'waiting') return 1_500
  if (stage === 'confirm') return 4_000
  // The hold may end, or another tab may pay.
  if (stage === 'pay') return 15_000
  const isMoneyUnderway = standing.payment?.state === 'processing' || standing.payment?.state === 'unknown'
  return stage === 'expired' && isMoneyUnderway ? 5_000 : 0
}
