import { newId } from '#shared/ids.ts'
import type { PricedBasket } from '#server/cart/index.ts'
import type { Context } from '#server/platform/context.ts'
import { freezeOrders, type FrozenOrder } from './freeze-orders.ts'
import { insertCheckout, type NewCheckout } from './repository.ts'

/** Whose a checkout is, where it goes and until when it can be paid. */
export type CheckoutTerms = Pick<
  NewCheckout,
  'personId' | 'guestTokenHash' | 'email' | 'address' | 'taxNumber' | 'expiresAt' | 'requestKey' | 'paymentMethodId'
>

/** Writes a priced basket as a checkout with an order per shop, everything frozen, and announces it. */
export async function writeCheckout(
  tx: Context,
  basket: PricedBasket,
  terms: CheckoutTerms,
): Promise<{ checkoutId: string; orders: FrozenOrder[] }> {
  const at = tx.clock.now()
  const checkoutId = newId()
  const orders = freezeOrders(basket, { commissionOf: tx.ports.market.commissionOf, at })
  const { cartId, currency, pricesIncludeTax, totals } = basket
  await insertCheckout(
    tx.db,
    { ...terms, ...totals, id: checkoutId, historyId: newId(), cartId, currency, pricesIncludeTax, placedAt: at },
    orders,
  )
  await tx.facts.announce(tx, 'checkout.placed', { checkoutId })
  for (const { id, shopId } of orders) await tx.facts.announce(tx, 'order.placed', { orderId: id, checkoutId, shopId })
  return { checkoutId, orders }
}
