import type { Context } from '#server/platform/context.ts'
import { notAllowed } from '#server/platform/errors.ts'

/** The customer whose subscriptions they are. Refuses with `not_allowed` everybody else. */
export function subscriberOf({ actor }: Context): string {
  if (actor.kind !== 'customer') throw notAllowed()
  return actor.personId
}

/** Operators try again and forgive. Refuses with `not_allowed` everybody else. */
export function mayRunDunning({ actor }: Context): void {
  if (actor.kind !== 'operator') throw notAllowed()
}
