import type { Context } from '#server/platform/context.ts'
import { notAllowed } from '#server/platform/errors.ts'

/** The customer who asks and reports. Refuses with `not_allowed` everybody else. */
export function askerOf({ actor }: Context): string {
  if (actor.kind !== 'customer') throw notAllowed()
  return actor.personId
}

/** Operators judge. Refuses with `not_allowed` everybody else. */
export function mayJudge({ actor }: Context): void {
  if (actor.kind !== 'operator') throw notAllowed()
}
