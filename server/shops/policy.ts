import { may, whoMay, type Ability } from '#shared/team-roles.ts'
import type { Context } from '#server/platform/context.ts'
import { notAllowed } from '#server/platform/errors.ts'

/** The shop a seller acts for. Refuses with `not_allowed` who has none yet. */
export function ownShopOf({ actor }: Context): { shopId: string; personId: string } {
  if (actor.kind !== 'seller' || !actor.shop) throw notAllowed('Open a shop first.')
  return { shopId: actor.shop.id, personId: actor.personId }
}

/** The shop a seller acts for, where their role may do this. Refuses with `not_allowed`. */
export function memberWhoMay(context: Context, ability: Ability): { shopId: string; personId: string } {
  const own = ownShopOf(context)
  const { actor } = context
  if (actor.kind !== 'seller' || !actor.shop || !may(actor.shop.role, ability))
    throw notAllowed(`${whoMay(ability)} of the shop may do this.`)
  return own
}

/** Operators approve, suspend and reinstate. */
export function mayJudgeShops({ actor }: Context): { personId: string | null } {
  if (actor.kind === 'operator') return { personId: actor.personId }
  if (actor.kind === 'system') return { personId: null }
  throw notAllowed()
}
