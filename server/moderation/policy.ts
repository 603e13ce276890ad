import type { Context } from '#server/platform/context.ts'
import { notAllowed } from '#server/platform/errors.ts'

/** The customer who reports. Refuses with `not_allowed` everybody else. */
export function reporterOf({ actor }: Context): string {
  if (actor.kind !== 'customer') throw notAllowed()
  return actor.personId
}

/** Operators decide. Refuses everybody else with `not_allowed`. */
export function mayModerate({ actor }: Context): void {
  if (actor.kind !== 'operator') throw notAllowed()
}
