import type { Context } from '#server/platform/context.ts'
import { notAllowed } from '#server/platform/errors.ts'

/** Operators say which words mean the same. Refuses everybody else with `not_allowed`. */
export function mayArrangeSearch({ actor }: Context): void {
  if (actor.kind !== 'operator' && actor.kind !== 'system') throw notAllowed()
}

/** Operators review products, take them down and let them back. Refuses everybody else with `not_allowed`. */
export function mayJudgeProducts({ actor }: Context): { personId: string | null } {
  if (actor.kind === 'operator') return { personId: actor.personId }
  if (actor.kind === 'system') return { personId: null }
  throw notAllowed()
}
