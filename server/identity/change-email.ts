import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { queueMail } from '#server/platform/mail/index.ts'
import { findLanguage, takeEmailChange, updateEmail } from './account-repository.ts'
import type { Arrival } from './arrival.ts'
import { checkOwnPassword } from './check-own-password.ts'
import { waysIn } from './doors.ts'
import { linkInvalid } from './errors.ts'
import { issueLink } from './issue-link.ts'
import { letters } from './letters/index.ts'
import { limitTries } from './limits.ts'
import { hashOfToken } from './one-time-token.ts'
import { deleteTokens, findPersonByEmail } from './repository.ts'

/**
 * Asks for another e-mail address. A letter to the new one carries the link that makes it count; whether somebody has an
 * account with it already only that letter tells. Refuses with `wrong_password` or `too_many_attempts`.
 */
export async function requestEmailChange(
  context: Context,
  personId: string,
  { email, password }: { email: string; password: string },
  arrival: Arrival,
): Promise<void> {
  await limitTries(context, 'sign-up', arrival, email)
  await checkOwnPassword(context, personId, password)
  await inTransaction(context, async (tx) => {
    await deleteTokens(tx.db, { personId, purpose: 'email_change' })
    const link = await issueLink(tx, { purpose: 'email_change', door: 'storefront', personId, email })
    const isTaken = (await findPersonByEmail(tx.db, email)) !== undefined
    await queueMail(tx, {
      key: link.key,
      to: email,
      language: await findLanguage(tx.db, personId),
      write: ({ language }) =>
        isTaken
          ? letters[language].alreadyKnownLetter(waysIn(tx, 'storefront'))
          : letters[language].newEmailLetter(link),
      isAskedFor: true,
    })
  })
}

/**
 * Makes the new e-mail address count by the mailed link, and tells the old one. Answers the new address. Refuses with
 * `link_invalid` or `too_many_attempts`.
 */
export async function confirmEmailChange(context: Context, token: string, arrival: Arrival): Promise<string> {
  await limitTries(context, 'link', arrival)
  return await inTransaction(context, async (tx) => {
    const change = await takeEmailChange(tx.db, hashOfToken(token), tx.clock.outside())
    if (!change) throw linkInvalid()
    const { personId, newEmail, oldEmail, language } = change
    if (!(await updateEmail(tx.db, personId, newEmail))) throw linkInvalid()
    // Links that went to the old address must open nothing any more.
    await deleteTokens(tx.db, { personId, purpose: 'password_reset' })
    await tx.facts.announce(tx, 'email.confirmed', { personId, email: newEmail })
    await queueMail(tx, {
      key: `email-changed:${newId()}`,
      to: oldEmail,
      language,
      write: (tongue) => letters[tongue.language].emailChangedLetter({ newEmail }),
    })
    return newEmail
  })
}
