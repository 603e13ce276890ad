import type { PaymentView } from '#shared/api/payments.schemas.ts'
import { lookAtPayment } from '#server/payments/index.ts'
import type { Context } from '#server/platform/context.ts'
import { notFound } from '#server/platform/errors.ts'
import { limitRate } from '#server/platform/rate-limit.ts'
import { checkoutNotFound } from './errors.ts'
import { mayOpen } from './policy.ts'
import { findCheckoutToPay } from './repository.ts'

/**
 * Takes the word of who placed a checkout that they have answered at the gateway, and asks there how it stands. Refuses
 * with `checkout_not_found`, `payment_not_found` while nobody tried to pay, `too_many_attempts`.
 */
export async function confirmPayment(
  context: Context,
  checkoutId: string,
  key: string | undefined,
): Promise<PaymentView> {
  const checkout = await findCheckoutToPay(context.db, checkoutId)
  if (!checkout || !mayOpen(context, { ...checkout, checkoutId }, key)) throw checkoutNotFound()
  await limitRate(context, `confirm ${checkoutId}`, { most: 30, seconds: 600 })
  const payment = await lookAtPayment(context, { checkoutId })
  if (!payment) throw notFound('payment_not_found', 'This payment')
  return payment
}
