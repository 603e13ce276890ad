import { may } from '#shared/team-roles.ts'
import type { Actor } from '#server/platform/context.ts'
import { notAllowed } from '#server/platform/errors.ts'

/** Whether this actor sees the money of the shop it works in: owner and managers do, staff does not. */
export function seesMoneyOfShop(actor: Actor): boolean {
  return actor.kind === 'seller' && actor.shop !== null && may(actor.shop.role, 'money')
}

/** The shop whose money this actor may see: its owner and managers. Refuses with `not_allowed`. */
export function shopWhoseMoneyIsSeen(actor: Actor): string {
  if (actor.kind !== 'seller' || !actor.shop || !seesMoneyOfShop(actor)) {
    throw notAllowed("Only the owner and managers may see the shop's money.")
  }
  return actor.shop.id
}

/** Operators read the whole book. Refuses with `not_allowed`. */
export function mayReadBook(actor: Actor): void {
  if (actor.kind !== 'operator') throw notAllowed()
}
