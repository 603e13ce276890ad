import type { Context } from '../context.ts'
import { notAllowed } from '../errors.ts'
import type { PictureOwner } from './repository.ts'

/**
 * Any member may bring pictures into the own shop, and operators those of the market itself, which are no shop's. Refuses
 * with `not_allowed` who has no shop.
 */
export function mayBringPictures({ actor }: Context): PictureOwner & { personId: string } {
  if (actor.kind === 'operator') return { shopId: null, personId: actor.personId }
  if (actor.kind !== 'seller' || !actor.shop) throw notAllowed('Open a shop first.')
  return { shopId: actor.shop.id, personId: actor.personId }
}

/** Any customer may bring pictures of their own; refuses others with `not_allowed`. */
export function mayBringOwnPictures({ actor }: Context): PictureOwner & { personId: string } {
  if (actor.kind !== 'customer') throw notAllowed()
  return { shopId: null, personId: actor.personId }
}
