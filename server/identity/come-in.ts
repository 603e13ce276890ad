import type { Context } from '#server/platform/context.ts'
import type { Arrival } from './arrival.ts'
import type { SessionDoor } from './doors.ts'
import { openSession, revokeSession, type OpenSession } from './sessions.ts'

/**
 * Opens a session for a person who has proved who they are, in the caller's transaction. A session they carried for this
 * door ends. At the storefront the guest's cart is announced, so that it comes along; at the seller's door one shop may be
 * chosen of several.
 */
export async function comeIn(
  tx: Context,
  door: SessionDoor,
  personId: string,
  arrival: Arrival,
  shopId?: string,
): Promise<OpenSession & { personId: string }> {
  if (arrival.token) await revokeSession(tx, door, arrival.token)
  const session = await openSession(tx, door, personId, { ...arrival, shopId })
  await tx.facts.announce(tx, 'person.came-in', {
    personId,
    door,
    address: arrival.address ?? null,
    userAgent: (arrival.userAgent ?? '').slice(0, 400),
  })
  const cartToken = 'cartToken' in tx.actor ? tx.actor.cartToken : undefined
  if (door === 'storefront' && cartToken) await tx.facts.announce(tx, 'customer.signed-in', { personId, cartToken })
  return { ...session, personId }
}
