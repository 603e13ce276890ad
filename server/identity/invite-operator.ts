import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { queueMail } from '#server/platform/mail/index.ts'
import type { Arrival } from './arrival.ts'
import { issueLink } from './issue-link.ts'
import { letters } from './letters/index.ts'
import { limitTries } from './limits.ts'
import { mayInviteOperators } from './policy.ts'

/** Mails an invitation with which its address can sign up as an operator. Refuses with `too_many_attempts`. */
export async function inviteOperator(context: Context, email: string, arrival: Arrival): Promise<void> {
  mayInviteOperators(context)
  await limitTries(context, 'invitation', arrival, email)
  await inTransaction(context, async (tx) => {
    const link = await issueLink(tx, { purpose: 'operator_invitation', door: 'operator', email })
    await queueMail(tx, {
      key: link.key,
      to: email,
      write: ({ language }) => letters[language].invitationLetter({ url: link.url, days: link.hours / 24 }),
    })
  })
}
