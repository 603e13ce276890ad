import type { Picture } from '#shared/api/values.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { presentPicture, storePicture } from '#server/platform/media/index.ts'
import { orderNotFound } from './errors.ts'
import { mayOpen } from './policy.ts'
import { findCheckoutOwner } from './checkout-repository.ts'
import { insertOrderPicture } from './repository.ts'

/**
 * Takes a picture of what was delivered from who placed the order; the shop may look at it, and it stays theirs.
 * `limit` refuses who sends too many. Refuses with `order_not_found`, or as `storePicture` does.
 */
export async function showOrderPicture(
  context: Context,
  orderId: string,
  key: string | undefined,
  bytes: Buffer,
  limit: () => Promise<void>,
): Promise<Picture> {
  const owner = await findCheckoutOwner(context.db, orderId)
  if (!owner || !mayOpen(context, owner, key)) throw orderNotFound()
  await limit()
  const picture = await storePicture(context, bytes, { shopId: null, personId: owner.personId })
  const { shopId } = owner
  await insertOrderPicture(context.db, {
    orderId,
    shopId,
    mediaId: picture.id,
    by: 'customer',
    at: context.clock.now(),
  })
  return presentPicture(picture)
}
