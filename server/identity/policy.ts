import type { Endpoint } from '#shared/api/endpoint.ts'
import { may, whoMay } from '#shared/team-roles.ts'
import type { Actor, Context } from '#server/platform/context.ts'
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

/** Refuses with `word_blocked` every field, by its path, that holds a word not wanted in public. */
export type RefuseUnwanted = (context: Context, fields: Readonly<Record<string, string | undefined>>) => void

declare module '#server/platform/context.ts' {
  interface Ports {
    /** Answered by the market, asked by what stands below it. */
    refuseUnwanted: RefuseUnwanted
  }
}

/** Operators invite operators; so does the program itself, for the first. Refuses others with `not_allowed`. */
export function mayInviteOperators({ actor }: Context): void {
  if (actor.kind !== 'operator' && actor.kind !== 'system') throw notAllowed()
}

/**
 * Lets a member of a shop call what their role may do there. Refuses with `not_allowed` who may not, and who has no shop.
 */
export function mayCall(actor: Actor & { kind: 'seller' }, { ability, summary }: Endpoint): void {
  invariant(ability, `the table of roles knows who may: ${summary}`)
  if (ability === 'oneself') return
  if (!actor.shop) throw notAllowed('Open a shop first.')
  if (!may(actor.shop.role, ability)) throw notAllowed(`${whoMay(ability)} of the shop may do this.`)
}

/** The person who makes this request; an endpoint behind a door always has one. */
export function personOf({ actor }: Context): string {
  invariant('personId' in actor, 'somebody has come in by a door')
  return actor.personId
}
