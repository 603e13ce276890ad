import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { releaseStock, sumByVariant } from '#server/catalog/index.ts'
import { moveCheckout } from './checkout-state.ts'
import { checkoutNotFound } from './errors.ts'
import { moveOrdersTogether } from './order-state.ts'
import { mayOpen } from './policy.ts'
import { lockCheckoutAndOrders, type CheckoutHead } from './checkout-repository.ts'
import { findStockOf, type OrderHead } from './repository.ts'
import { cancelOrder } from './cancel-order.ts'

/**
 * Gives up a checkout nobody has paid: its orders are cancelled and their stock goes back on sale. One that was to be
 * paid at the door can be given up until the parcel is handed over. Refuses with `checkout_not_found` or `wrong_state`.
 */
export async function cancelCheckout(context: Context, checkoutId: string, key: string | undefined): Promise<void> {
  await inTransaction(context, async (tx) => {
    const locked = await lockCheckoutAndOrders(tx.db, checkoutId)
    if (!locked || !mayOpen(tx, { ...locked.checkout, checkoutId }, key)) throw checkoutNotFound()
    const { checkout, orders } = locked
    if (checkout.state === 'promised') {
      for (const order of orders) await cancelOrder(tx, order, { reason: '' })
      return
    }
    await drop(tx, checkout, orders, '')
  })
}

/**
 * Gives up the unpaid checkout of a renewal, for a reason, so that nothing is sent for it any more: what is paid for it all the
 * same goes back, also after it has expired. One that is paid or cancelled stays as it is.
 */
export async function dropCheckout(tx: Context, checkoutId: string, reason: string): Promise<void> {
  const locked = await lockCheckoutAndOrders(tx.db, checkoutId)
  if (locked?.checkout.state === 'open') await drop(tx, locked.checkout, locked.orders, reason)
  if (locked?.checkout.state === 'expired') await moveCheckout(tx, locked.checkout, 'replace', reason)
}

async function drop(tx: Context, checkout: CheckoutHead, orders: readonly OrderHead[], reason: string): Promise<void> {
  await moveCheckout(tx, checkout, 'cancel', reason)
  const ids = orders.map(({ id }) => id)
  await moveOrdersTogether(tx, ids, 'awaiting_payment', 'cancel', { closedAt: tx.clock.now() }, reason)
  await releaseStock(tx.db, sumByVariant(await findStockOf(tx.db, ids)))
  await tx.facts.announce(tx, 'checkout.cancelled', { checkoutId: checkout.id })
}
