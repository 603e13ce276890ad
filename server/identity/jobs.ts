import { inTransaction } from '#server/platform/db/transaction.ts'
import { defineJob } from '#server/platform/jobs.ts'
import { queueMail } from '#server/platform/mail/index.ts'
import type { SessionDoor } from './doors.ts'
import { issueLink } from './issue-link.ts'
import { letters } from './letters/index.ts'
import { findPersonByEmail } from './repository.ts'

/** Mails a link to set a new password, if the address is known and its person could come in at this door. */
export const mailPasswordReset = defineJob<{ door: SessionDoor; email: string }>({
  name: 'mail-password-reset',
  async run(context, { door, email }) {
    const person = await findPersonByEmail(context.db, email)
    if (!person || person.isDisabled || (door === 'operator' && !person.isOperator)) return
    await inTransaction(context, async (tx) => {
      const link = await issueLink(tx, { purpose: 'password_reset', door, personId: person.id, email })
      await queueMail(tx, {
        key: link.key,
        to: email,
        write: ({ language }) => letters[language].passwordResetLetter(link),
        isAskedFor: true,
      })
    })
  },
})

/** The jobs of identity. */
export const identityJobs = [mailPasswordReset]
