import type { Context } from '#server/platform/context.ts'
import { shippingMethodNotFound, shopNotInCart } from './errors.ts'
import type { CartHolder } from './holder.ts'
import { putShippingChoice } from './repository.ts'

/** Chooses how one shop in the cart sends its parcel. Refuses with `shop_not_in_cart` or `shipping_method_not_found`. */
export async function chooseShipping(
  context: Context,
  holder: CartHolder | null,
  { shopId, shippingMethodId }: { shopId: string; shippingMethodId: string },
): Promise<void> {
  if (!holder) throw shopNotInCart()
  const { isInCart, isChosen } = await putShippingChoice(context.db, holder, shopId, shippingMethodId)
  if (!isInCart) throw shopNotInCart()
  if (!isChosen) throw shippingMethodNotFound()
}
