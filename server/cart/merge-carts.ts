import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { mostUnits } from './add-cart-line.ts'
import { hashOfCartToken } from './holder.ts'
import { deleteCart, ensureCart, lockGuestCart, moveCoupons, moveLines, moveShippingChoices } from './repository.ts'

/**
 * Puts what a guest had in the cart into the customer's own cart. The same thing in both adds up to what is on the
 * shelf, never to less than either cart had; what can no longer be bought comes along and says so. The guest's cart is
 * gone afterwards, so that doing it twice changes nothing.
 */
export async function mergeCarts(
  context: Context,
  { personId, cartToken }: { personId: string; cartToken: string },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const guestCartId = await lockGuestCart(tx.db, hashOfCartToken(cartToken))
    if (!guestCartId) return
    const at = tx.clock.now()
    const ownCartId = await ensureCart(tx.db, personId, newId(), at)
    await moveLines(tx.db, guestCartId, ownCartId, mostUnits, at)
    await moveShippingChoices(tx.db, guestCartId, ownCartId)
    await moveCoupons(tx.db, guestCartId, ownCartId)
    await deleteCart(tx.db, guestCartId)
  })
}
