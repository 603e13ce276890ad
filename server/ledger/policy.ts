import type { Actor } from '#server/platform/context.ts'
import { notAllowed } from '#server/platform/errors.ts'

/** The shop whose money this actor may see: its owner and managers. Refuses with `not_allowed`. */
export function shopWhoseMoneyIsSeen(actor: Actor): string {
  const shop = actor.kind === 'seller' ? actor.shop : null
  if (!shop || shop.role === 'staff') throw notAllowed("Only the owner and managers may see the shop's money.")
  return shop.id
}

/** Operators read the whole book. Refuses with `not_allowed`. */
export function mayReadBook(actor: Actor): void {
  if (actor.kind !== 'operator') throw notAllowed()
}
