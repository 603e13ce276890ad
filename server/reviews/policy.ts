import type { Context } from '#server/platform/context.ts'
import { notAllowed } from '#server/platform/errors.ts'

/** The customer who writes, votes and reports. Refuses with `not_allowed` everybody else. */
export function reviewerOf({ actor }: Context): string {
  if (actor.kind !== 'customer') throw notAllowed()
  return actor.personId
}

/** The operator who judges. Refuses with `not_allowed` everybody else. */
export function judgeOf({ actor }: Context): string {
  if (actor.kind !== 'operator') throw notAllowed()
  return actor.personId
}
