import type { Context } from '#server/platform/context.ts'
import { cartLineNotFound } from './errors.ts'
import type { CartHolder } from './holder.ts'
import { deleteLine } from './repository.ts'

/** Takes a line out of the cart. Refuses with `cart_line_not_found`. */
export async function removeCartLine(context: Context, holder: CartHolder | null, lineId: string): Promise<void> {
  if (!holder || !(await deleteLine(context.db, holder, lineId))) throw cartLineNotFound()
}
