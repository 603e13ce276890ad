import type { Context } from '#server/platform/context.ts'
import { notAllowed } from '#server/platform/errors.ts'
import { clockNotMovable } from './errors.ts'

/** Operators simulate, in a sandbox market whose clock may be moved. Refuses with `not_allowed` or `clock_not_movable`. */
export function maySimulate({ actor, config }: Context): { personId: string | null } {
  if (actor.kind !== 'operator' && actor.kind !== 'system') throw notAllowed()
  if (!config.hasSandboxClock) throw clockNotMovable()
  return { personId: actor.kind === 'operator' ? actor.personId : null }
}
