import type { NoticeDoor } from '#shared/notice-kinds.ts'
import type { Context } from '#server/platform/context.ts'
import { notAllowed } from '#server/platform/errors.ts'

/** Who is told, and at which door. */
export interface Listener {
  personId: string
  door: NoticeDoor
}

const doorOf = { customer: 'storefront', seller: 'seller', operator: 'operator' } as const

/** The session whose browser is told; its person and door are the listener's. Refuses as `listenerOf` does. */
export function deviceOf({ actor }: Context): { sessionId: string } {
  if (actor.kind === 'guest' || actor.kind === 'system') throw notAllowed('Sign in to be told on this device.')
  return { sessionId: actor.sessionId }
}

/** Who reads their notices. Refuses with `not_allowed` who is not signed in. */
export function listenerOf({ actor }: Context): Listener {
  if (actor.kind === 'guest' || actor.kind === 'system') throw notAllowed('Sign in to read your notices.')
  return { personId: actor.personId, door: doorOf[actor.kind] }
}
