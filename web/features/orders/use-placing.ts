import type { Cart } from '#shared/api/cart.schemas.ts'
import type { Checkout } from '#shared/api/orders.schemas.ts'
import { usePlaceCheckoutMutation } from '../../data/orders.ts'
import type { CheckoutForm } from './checkout-form.ts'
import { rememberCheckout } from './last-checkout.ts'
import { requestKeyFor } from './request-key.ts'

/**
 * Places a basket. The same basket sent to the same place is the same intention and keeps its key, so a second press, a
 * second tab or a lost answer leads to the one checkout.
 */
export function usePlacing() {
  const [place] = usePlaceCheckoutMutation()
  return async (
    cart: Cart,
    { email, address, taxNumber }: CheckoutForm,
    paymentMethodId?: string,
  ): Promise<Checkout> => {
    const lines = cart.shops.flatMap((shop) => shop.lines.map(({ id, quantity }) => [id, quantity]))
    const { total } = cart.totals
    const kept = paymentMethodId === undefined ? {} : { paymentMethodId }
    const body = { email, address, taxNumber, currency: total.currency, expectedTotal: total, ...kept }
    const idempotencyKey = requestKeyFor(JSON.stringify({ body, lines }), localStorage)
    const checkout = await place({ body, idempotencyKey }).unwrap()
    rememberCheckout(checkout)
    return checkout
  }
}
