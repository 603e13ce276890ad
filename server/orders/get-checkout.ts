import type { Checkout } from '#shared/api/orders.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { findPaymentOfCheckout } from '#server/payments/index.ts'
import { checkoutNotFound } from './errors.ts'
import { findCheckoutPage, type CheckoutPage } from './order-pages.ts'
import { mayOpen } from './policy.ts'
import { presentCheckout } from './present.ts'

/** A checkout with its orders and payment, for who placed it. Refuses everybody else with `checkout_not_found`. */
export async function getCheckout(context: Context, checkoutId: string, key: string | undefined): Promise<Checkout> {
  const page = await getCheckoutPage(context, checkoutId, key)
  return presentCheckout(page, await findPaymentOfCheckout(context.db, checkoutId), context.config)
}

/** A checkout that its own request has just placed: nobody can have paid it yet. */
export async function getPlacedCheckout(context: Context, checkoutId: string): Promise<Checkout> {
  return presentCheckout(await getCheckoutPage(context, checkoutId, undefined), null, context.config)
}

async function getCheckoutPage(context: Context, checkoutId: string, key: string | undefined): Promise<CheckoutPage> {
  const page = await findCheckoutPage(context.db, checkoutId)
  if (!page || !mayOpen(context, { ...page, checkoutId }, key)) throw checkoutNotFound()
  return page
}
