import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { queueMail } from '#server/platform/mail/index.ts'
import type { Arrival } from './arrival.ts'
import { waysIn, type SessionDoor } from './doors.ts'
import { linkInvalid } from './errors.ts'
import { letters } from './letters/index.ts'
import { limitTries } from './limits.ts'
import { hashOfToken } from './one-time-token.ts'
import { hashPassword } from './password.ts'
import { changePassword, deleteTokens, isTokenOpen, takeToken } from './repository.ts'
import { revokeAllSessions } from './sessions.ts'

/**
 * Sets a new password by the mailed link. Every session of the person ends, at every door, and a letter says so.
 * Refuses with `link_invalid` or `too_many_attempts`.
 */
export async function resetPassword(
  context: Context,
  door: SessionDoor,
  { token, password }: { token: string; password: string },
  arrival: Arrival,
): Promise<void> {
  await limitTries(context, 'link', arrival)
  const link = { hash: hashOfToken(token), purpose: 'password_reset', door } as const
  // Before the costly hash; the transaction below decides.
  if (!(await isTokenOpen(context.db, { ...link, at: context.clock.outside() }))) throw linkInvalid()
  const passwordHash = await hashPassword(password)
  await inTransaction(context, async (tx) => {
    const at = tx.clock.outside()
    const used = await takeToken(tx.db, { ...link, at })
    if (!used) throw linkInvalid()
    const { personId } = used
    const email = await changePassword(tx.db, { personId, passwordHash, at })
    await deleteTokens(tx.db, { personId, purpose: 'password_reset' })
    await revokeAllSessions(tx, personId)
    // The link came to this address, which is therefore theirs.
    await tx.facts.announce(tx, 'email.confirmed', { personId, email })
    await queueMail(tx, {
      key: `password-changed:${newId()}`,
      to: email,
      write: ({ language }) =>
        letters[language].passwordChangedLetter({ signedOut: 'everywhere', ...waysIn(tx, door) }),
    })
  })
}
