import type { Context } from '#server/platform/context.ts'
import { notAllowed } from '#server/platform/errors.ts'

/** Operators look into every payment. Refuses with `not_allowed`. */
export function mayInspect({ actor }: Context): void {
  if (actor.kind !== 'operator') throw notAllowed()
}
