import { newId } from '#shared/ids.ts'
import type { PricedBasket } from '#server/cart/index.ts'
import type { Context } from '#server/platform/context.ts'
import { freezeOrders } from './freeze-orders.ts'
import { insertCheckouts, type CheckoutToWrite, type NewCheckout } from './checkout-repository.ts'

/** Whose a checkout is, where it goes and until when it can be paid. */
export type CheckoutTerms = Pick<
  NewCheckout,
  | 'personId'
  | 'guestTokenHash'
  | 'email'
  | 'language'
  | 'address'
  | 'taxNumber'
  | 'expiresAt'
  | 'requestKey'
  | 'paymentMethodId'
>

/** Makes a priced basket a checkout with an order per shop, everything frozen, for `writeCheckouts`. */
export function freezeCheckout(context: Context, basket: PricedBasket, terms: CheckoutTerms): CheckoutToWrite {
  const at = context.clock.now()
  const { cartId, currency, pricesIncludeTax, totals } = basket
  const { commissionOf, isShopOfMarket } = context.ports.market
  const orders = freezeOrders(basket, { commissionOf, isShopOfMarket, at })
  return {
    ...terms,
    ...totals,
    id: newId(),
    historyId: newId(),
    cartId,
    currency,
    pricesIncludeTax,
    placedAt: at,
    orders,
  }
}

/** Writes frozen checkouts with their orders in one statement, and announces them. */
export async function writeCheckouts(tx: Context, checkouts: readonly CheckoutToWrite[]): Promise<void> {
  await insertCheckouts(tx.db, checkouts)
  await tx.facts.announceAll(
    tx,
    'checkout.placed',
    checkouts.map(({ id: checkoutId }) => ({ checkoutId })),
  )
  await tx.facts.announceAll(
    tx,
    'order.placed',
    checkouts.flatMap(({ id: checkoutId, orders }) =>
      orders.map(({ id, shopId }) => ({ orderId: id, checkoutId, shopId })),
    ),
  )
}
