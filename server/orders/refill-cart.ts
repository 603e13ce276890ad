import { putBackLines } from '#server/cart/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { findTakenFromCart } from './checkout-repository.ts'

/**
 * Puts what a checkout held back into the cart it came from, when nobody paid in time: whoever comes back an hour later
 * finds the basket as it was, plans too. What the customer has put in since stays as it is. A cart that is gone by now (a guest's,
 * merged or too old) is not made again. Later than the expiry, in a transaction of its own: placing locks the cart
 * before the stock, and expiry the stock first.
 */
export async function refillCart(context: Context, { checkoutId }: { checkoutId: string }): Promise<void> {
  await inTransaction(context, async (tx) => {
    const { lines, ...cart } = await findTakenFromCart(tx.db, checkoutId)
    await putBackLines(tx.db, { ...cart, at: tx.clock.now() }, lines)
  })
}
