import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { queueMail } from '#server/platform/mail/index.ts'
import type { Arrival } from './arrival.ts'
import { deviceOf, deviceWords, nameDevice, placeOf, unknownDevice } from './device-words.ts'
import { securityPages, waysIn, type SessionDoor } from './doors.ts'
import { letters } from './letters/index.ts'
import { findBrowsersOf, type BrowsersOf } from './repository.ts'
import { openSession, revokeSession, type OpenSession } from './sessions.ts'

/**
 * Opens a session for a person who has proved who they are, in the caller's transaction. A session they carried for this
 * door ends. A letter tells them of a browser that they had not come in with before. At the storefront the guest's cart is announced, so that it comes along; at the seller's door one shop may be
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
  const known = await findBrowsersOf(tx.db, personId)
  const session = await openSession(tx, door, personId, { ...arrival, shopId })
  await tx.facts.announce(tx, 'person.came-in', {
    personId,
    door,
    address: arrival.address ?? null,
    userAgent: (arrival.userAgent ?? '').slice(0, 400),
  })
  await mailNewSignIn(tx, { door, arrival, known })
  const cartToken = 'cartToken' in tx.actor ? tx.actor.cartToken : undefined
  if (door === 'storefront' && cartToken) await tx.facts.announce(tx, 'customer.signed-in', { personId, cartToken })
  return { ...session, personId }
}

/** Tells a person of a browser that none of their sessions has; while none has a name, it is the first one and no news. */
async function mailNewSignIn(
  tx: Context,
  { door, arrival, known }: { door: SessionDoor; arrival: Arrival; known: BrowsersOf },
): Promise<void> {
  const device = deviceOf(arrival.userAgent ?? '')
  const before = known.userAgents.map(deviceWords)
  if (before.includes(nameDevice(device)) || before.every((one) => one === unknownDevice)) return
  const about = {
    device,
    place: placeOf(arrival.address ?? null),
    url: `${tx.config.publicUrl}${securityPages[door]}`,
    resetUrl: waysIn(tx, door).resetUrl,
  }
  await queueMail(tx, {
    key: `new-sign-in:${newId()}`,
    to: known.email,
    write: ({ language }) => letters[language].newSignInLetter(about),
  })
}
