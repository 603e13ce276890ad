import type { Context } from '#server/platform/context.ts'
import { invariant, notAllowed } from '#server/platform/errors.ts'
import type { SessionDoor } from './doors.ts'
import { notActivated, noPlaceAtThisDoor } from './errors.ts'
import type { KnownPerson } from './repository.ts'

/**
 * Lets a person whose password is right come in at a door: anybody at the storefront's and the seller's, operators at
 * the operator's. Refuses with `not_activated` or `no_place_at_this_door`.
 */
export function mayComeIn(person: KnownPerson, door: SessionDoor): void {
  if (person.isDisabled) throw noPlaceAtThisDoor()
  if (!person.isActivated) throw notActivated()
  if (door === 'operator' && !person.isOperator) throw noPlaceAtThisDoor()
}

/** Operators invite operators; so does the program itself, for the first. Refuses others with `not_allowed`. */
export function mayInviteOperators({ actor }: Context): void {
  if (actor.kind !== 'operator' && actor.kind !== 'system') throw notAllowed()
}

/** The person who makes this request; an endpoint behind a door always has one. */
export function personOf({ actor }: Context): string {
  invariant('personId' in actor, 'somebody has come in by a door')
  return actor.personId
}
