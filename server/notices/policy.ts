import type { NoticeDoor } from '#shared/notice-kinds.ts'
import type { Context } from '#server/platform/context.ts'
import { notAllowed } from '#server/platform/errors.ts'

/** Who is told, and at which door. */
export interface Listener {
  personId: string
  door: NoticeDoor
}

const doorOf = { customer: 'storefront', seller: 'seller', operator: 'operator' } as const

/** Who reads their notices. Refuses with `not_allowed` who is not signed in. */
export function listenerOf({ actor }: Context): Listener {
  if (actor.kind === 'guest' || actor.kind === 'system') throw notAllowed('Sign in to read your notices.')
  return { personId: actor.personId, door: doorOf[actor.kind] }
}
