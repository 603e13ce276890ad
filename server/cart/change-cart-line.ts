import type { Context } from '#server/platform/context.ts'
import { cartLineNotFound, outOfStock } from './errors.ts'
import type { CartHolder } from './holder.ts'
import { setQuantity } from './repository.ts'

/** Sets how many units a line of the cart has. Refuses with `cart_line_not_found`, or `out_of_stock` with `available`. */
export async function changeCartLine(
  context: Context,
  holder: CartHolder | null,
  { lineId, quantity }: { lineId: string; quantity: number },
): Promise<void> {
  const line = holder && (await setQuantity(context.db, holder, lineId, quantity, context.clock.now()))
  if (!line) throw cartLineNotFound()
  if (!line.isChanged) throw outOfStock(line.available)
}
