import type { Actor, Context } from '#server/platform/context.ts'
import { notAllowed } from '#server/platform/errors.ts'

/** Operators write templates and keep contracts, and the program itself does. Refuses with `not_allowed`. */
export function mayKeepContracts({ actor }: Context): { personId: string | null } {
  if (actor.kind === 'operator') return { personId: actor.personId }
  if (actor.kind === 'system') return { personId: null }
  throw notAllowed()
}

/** The shop whose contracts this actor may see: its owner and managers. Refuses with `not_allowed`. */
export function shopWhoseContractsAreSeen(actor: Actor): { shopId: string; personId: string } {
  if (actor.kind !== 'seller' || !actor.shop || actor.shop.role === 'staff') {
    throw notAllowed('Only the owner and managers may see the contracts of the shop.')
  }
  return { shopId: actor.shop.id, personId: actor.personId }
}

/** The customer who asks. */
export function customerOf(actor: Actor): string {
  if (actor.kind !== 'customer') throw notAllowed()
  return actor.personId
}
