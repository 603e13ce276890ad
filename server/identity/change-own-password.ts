import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { queueMail } from '#server/platform/mail/index.ts'
import { endOtherSessions } from './account-repository.ts'
import { checkOwnPassword } from './check-own-password.ts'
import { waysIn } from './doors.ts'
import { letters } from './letters/index.ts'
import { hashPassword } from './password.ts'
import { changePassword, deleteTokens } from './repository.ts'

/**
 * Sets a new password for who is signed in. Every other session ends, at every door, links to reset it work no more, and a
 * letter says so. Refuses with `wrong_password` or `too_many_attempts`.
 */
export async function changeOwnPassword(
  context: Context,
  { personId, sessionId }: { personId: string; sessionId: string },
  { password, newPassword }: { password: string; newPassword: string },
): Promise<void> {
  await checkOwnPassword(context, personId, password)
  const passwordHash = await hashPassword(newPassword)
  await inTransaction(context, async (tx) => {
    const at = tx.clock.now()
    const email = await changePassword(tx.db, { personId, passwordHash, at })
    await deleteTokens(tx.db, { personId, purpose: 'password_reset' })
    await endOtherSessions(tx.db, personId, sessionId, at)
    await queueMail(tx, {
      key: `password-changed:${newId()}`,
      to: email,
      write: ({ language }) =>
        letters[language].passwordChangedLetter({ signedOut: 'elsewhere', ...waysIn(tx, 'storefront') }),
    })
  })
}
