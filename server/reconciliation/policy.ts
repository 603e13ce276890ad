import type { Context } from '#server/platform/context.ts'
import { notAllowed } from '#server/platform/errors.ts'

/** Operators, and the night by itself, lay gateways beside the book. Refuses with `not_allowed`. */
export function mayReconcile({ actor }: Context): { personId: string | null } {
  if (actor.kind === 'operator') return { personId: actor.personId }
  if (actor.kind === 'system') return { personId: null }
  throw notAllowed()
}
