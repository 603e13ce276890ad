import type { Context } from '#server/platform/context.ts'
import { notAllowed } from '#server/platform/errors.ts'

/** Operators arrange the hall; the system does too. Refuses everybody else with `not_allowed`. */
export function mayArrangeHall({ actor }: Context): void {
  if (actor.kind !== 'operator' && actor.kind !== 'system') throw notAllowed()
}
