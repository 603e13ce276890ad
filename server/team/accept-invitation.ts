import { comeWithLetter, hashOfToken, linkInvalid, type Arrival } from '#server/identity/index.ts'
import type { Context } from '#server/platform/context.ts'
import { readInvitation } from './read-invitation.ts'
import { insertMember, takeInvitation } from './repository.ts'

/** What is typed on the page of an invitation. */
export interface Acceptance {
  token: string
  name?: string | undefined
  password: string
  code?: string | undefined
}

/**
 * Lets whoever holds the letter join the shop and come in at the seller's door, in that shop. Who works in it already stays
 * what they are. Refuses with `link_invalid`, `too_many_attempts`, or as `comeWithLetter` does.
 */
export async function acceptInvitation(
  context: Context,
  { token, ...typed }: Acceptance,
  arrival: Arrival,
): ReturnType<typeof comeWithLetter> {
  const { email } = await readInvitation(context, token, arrival)
  return await comeWithLetter(context, { email, ...typed }, arrival, async (tx, personId) => {
    const at = tx.clock.now()
    const invitation = await takeInvitation(tx.db, hashOfToken(token), at)
    if (!invitation) throw linkInvalid()
    const { shopId, role } = invitation
    if (await insertMember(tx.db, { shopId, personId, role, at })) {
      await tx.facts.announce(tx, 'member.joined', { shopId, personId, role })
    }
    return shopId
  })
}
