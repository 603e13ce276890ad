import type { Context } from '#server/platform/context.ts'
import { notAllowed } from '#server/platform/errors.ts'

/** The shop a seller acts for. Refuses with `not_allowed` who has none yet. */
export function ownShopOf({ actor }: Context): { shopId: string; personId: string } {
  if (actor.kind !== 'seller' || !actor.shop) throw notAllowed('Open a shop first.')
  return { shopId: actor.shop.id, personId: actor.personId }
}

/** Owner and managers change how the shop presents itself and sends parcels; staff may not: `not_allowed`. */
export function mayRunShop(context: Context): { shopId: string; personId: string } {
  const own = ownShopOf(context)
  if (context.actor.kind === 'seller' && context.actor.shop?.role === 'staff') {
    throw notAllowed('Ask the owner or a manager of the shop to do this.')
  }
  return own
}

/** Operators approve, suspend and reinstate. */
export function mayJudgeShops({ actor }: Context): { personId: string | null } {
  if (actor.kind === 'operator') return { personId: actor.personId }
  if (actor.kind === 'system') return { personId: null }
  throw notAllowed()
}
