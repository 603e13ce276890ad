import type { PaymentView } from '#shared/api/payments.schemas.ts'
import { abandonAttempt, lookAtPayment } from '#server/payments/index.ts'
import type { Context } from '#server/platform/context.ts'
import { notFound } from '#server/platform/errors.ts'
import { limitRate } from '#server/platform/rate-limit.ts'
import { checkoutNotFound } from './errors.ts'
import { mayOpen } from './policy.ts'
import { findCheckoutToPay } from './checkout-repository.ts'

/** Nobody comes back from a gateway so often. */
const wordsOfCustomer = { most: 30, seconds: 600 }

/**
 * Takes the word of who placed a checkout that they have answered at the gateway, and asks there how it stands. Refuses
 * with `checkout_not_found`, `payment_not_found` while nobody tried to pay, `too_many_attempts`.
 */
export async function confirmPayment(
  context: Context,
  checkoutId: string,
  key: string | undefined,
): Promise<PaymentView> {
  await letIn(context, checkoutId, key)
  return thereIs(await lookAtPayment(context, { checkoutId }))
}

/** The customer turned away at the gateway and wants to pay otherwise. Refuses as `confirmPayment`. */
export async function abandonPayment(
  context: Context,
  checkoutId: string,
  key: string | undefined,
): Promise<PaymentView> {
  await letIn(context, checkoutId, key)
  return thereIs(await abandonAttempt(context, { checkoutId }))
}

async function letIn(context: Context, checkoutId: string, key: string | undefined): Promise<void> {
  const checkout = await findCheckoutToPay(context.db, checkoutId)
  if (!checkout || !mayOpen(context, { ...checkout, checkoutId }, key)) throw checkoutNotFound()
  await limitRate(context, `confirm ${checkoutId}`, wordsOfCustomer)
}

function thereIs(payment: PaymentView | null): PaymentView {
  if (!payment) throw notFound('payment_not_found', 'This payment')
  return payment
}
