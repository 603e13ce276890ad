import type { Side } from '#shared/api/chat.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { notAllowed } from '#server/platform/errors.ts'
import { ownShopOf } from '#server/shops/index.ts'

/** Who speaks, and for whom: a customer for themselves, a member for the shop, an operator for the market. */
export type Party = { personId: string } & ({ side: 'customer' | 'market' } | { side: 'shop'; shopId: string })

/** For whom the actor speaks. Refuses with `not_allowed` who is a guest or has no shop. */
export function partyOf(context: Context): Party {
  const { actor } = context
  if (actor.kind === 'customer') return { side: 'customer', personId: actor.personId }
  if (actor.kind === 'operator') return { side: 'market', personId: actor.personId }
  if (actor.kind === 'seller') return { side: 'shop', ...ownShopOf(context) }
  throw notAllowed('Sign in to talk.')
}

/** What of a conversation decides who takes part. */
export interface Participants {
  kind: 'shop' | 'customer_support' | 'shop_support'
  shopId: string | null
  personId: string | null
}

/**
 * Whether a party takes part: the customer in their own, a shop in its own, the market in those with support. Nobody
 * else does, the market included; it looks into others only by an inspection with a reason.
 */
export function takesPart(party: Party, { kind, shopId, personId }: Participants): boolean {
  if (party.side === 'customer') return personId === party.personId
  if (party.side === 'shop') return shopId === party.shopId
  return kind !== 'shop'
}

/** The side that answers: the shop its customers, the market everybody who asks it. */
export function answeringSide(kind: Participants['kind']): Side {
  return kind === 'shop' ? 'shop' : 'market'
}

/** Operators judge what was reported, and say what the market says by itself. Refuses with `not_allowed` everybody else. */
export function judgeOf({ actor }: Context): string {
  if (actor.kind !== 'operator') throw notAllowed()
  return actor.personId
}

/** How long who wrote a message may edit or withdraw it. */
export const changeableMinutes = 5
