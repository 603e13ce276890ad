import type { Context } from '../context.ts'
import { notAllowed } from '../errors.ts'
import type { PictureOwner } from './repository.ts'

/** Any member may bring pictures into the own shop; refuses with `not_allowed` who has none. */
export function mayBringPictures({ actor }: Context): PictureOwner & { personId: string } {
  if (actor.kind !== 'seller' || !actor.shop) throw notAllowed('Open a shop first.')
  return { shopId: actor.shop.id, personId: actor.personId }
}

/** Any customer may bring pictures of their own; refuses others with `not_allowed`. */
export function mayBringOwnPictures({ actor }: Context): PictureOwner & { personId: string } {
  if (actor.kind !== 'customer') throw notAllowed()
  return { shopId: null, personId: actor.personId }
}
