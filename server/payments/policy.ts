import type { Context } from '#server/platform/context.ts'
import { notAllowed } from '#server/platform/errors.ts'

/** The customer whose cards they are. Refuses with `not_allowed` everybody else. */
export function ownerOfCards({ actor }: Context): string {
  if (actor.kind !== 'customer') throw notAllowed()
  return actor.personId
}
