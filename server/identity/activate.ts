import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import type { Arrival } from './arrival.ts'
import { comeIn } from './come-in.ts'
import type { SessionDoor } from './doors.ts'
import { linkInvalid, signInWithBothSteps } from './errors.ts'
import { limitTries } from './limits.ts'
import { hashOfToken } from './one-time-token.ts'
import { activatePerson, deleteTokens, makeOperator, takeToken } from './repository.ts'
import { findSecondFactor } from './second-factor-repository.ts'
import type { OpenSession } from './sessions.ts'

/**
 * Confirms an address by the mailed link and signs its person in at the door of the sign-up. A new person gets the name
 * and password typed for this very link; at the seller's door the shop is applied for, at the operator's door the person
 * becomes an operator. Refuses with `link_invalid` or `too_many_attempts`; and with `sign_in_with_both_steps`, when all is
 * done but the person has a second factor.
 */
export async function activate(
  context: Context,
  door: SessionDoor,
  token: string,
  arrival: Arrival,
): Promise<OpenSession & { personId: string }> {
  await limitTries(context, 'link', arrival)
  const session = await inTransaction(context, async (tx) => {
    const at = tx.clock.now()
    const used = await takeToken(tx.db, {
      hash: hashOfToken(token),
      purpose: 'activation',
      door,
      at: tx.clock.outside(),
    })
    if (!used) throw linkInvalid()
    const { personId, email, name, passwordHash, shopName, hasShop } = used
    await activatePerson(tx.db, { personId, name, passwordHash, at })
    await deleteTokens(tx.db, { personId, purpose: 'activation', door })
    await tx.facts.announce(tx, 'email.confirmed', { personId, email })
    if (door === 'operator') await makeOperator(tx.db, personId, at)
    if (shopName && !hasShop) await tx.facts.announce(tx, 'seller.signed-up', { personId, shopName })
    const isDoneHere = !(await findSecondFactor(tx.db, personId))?.confirmedAt
    return isDoneHere ? await comeIn(tx, door, personId, arrival) : null
  })
  // The link was used and the place is there; a link alone does not open an account with a second step.
  if (!session) throw signInWithBothSteps()
  return session
}
