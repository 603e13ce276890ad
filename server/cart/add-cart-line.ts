import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { cartFull, outOfStock, shopOnHoliday, variantNotFound } from './errors.ts'
import type { CartHolder } from './holder.ts'
import { putLine } from './repository.ts'

/** The most units of one thing in a cart. */
export const mostUnits = 999
const mostLines = 100

/**
 * Puts units of a variant into a cart, or more of them; the cart is made with its first line. What is put in last says by
 * which plan the thing is bought, or once. Nothing is reserved yet.
 * Refuses with `variant_not_found`, `shop_on_holiday` (with `until`), `out_of_stock` (with `available` and `inCart`) or `cart_full`.
 */
export async function addCartLine(
  context: Context,
  holder: CartHolder,
  { variantId, planId = null, quantity }: { variantId: string; planId?: string | null | undefined; quantity: number },
): Promise<void> {
  const at = context.clock.now()
  const line = { cartId: newId(), lineId: newId(), variantId, planId, quantity, mostLines, mostUnits, at }
  const shelf = await putLine(context.db, holder, line)
  if (!shelf) throw variantNotFound()
  if (shelf.isIn) return
  if (shelf.holidayUntil) throw shopOnHoliday(shelf.shopName, shelf.holidayUntil)
  throw shelf.isFull ? cartFull(mostLines) : outOfStock(shelf.available, shelf.inCart)
}
