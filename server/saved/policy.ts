import type { Context } from '#server/platform/context.ts'
import { notAllowed } from '#server/platform/errors.ts'

/** The customer whose list it is. Refuses with `not_allowed` everybody else. */
export function keeperOf({ actor }: Context): string {
  if (actor.kind !== 'customer') throw notAllowed()
  return actor.personId
}
