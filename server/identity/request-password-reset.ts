import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import type { Arrival } from './arrival.ts'
import type { SessionDoor } from './doors.ts'
import { mailPasswordReset } from './jobs.ts'
import { limitTries } from './limits.ts'

/**
 * Asks for a link to set a new password. Whether the address is known is looked up by a job, so that neither the answer
 * nor its time tells. Refuses with `too_many_attempts`.
 */
export async function requestPasswordReset(
  context: Context,
  door: SessionDoor,
  email: string,
  arrival: Arrival,
): Promise<void> {
  await limitTries(context, 'password-reset', arrival, email)
  await inTransaction(context, (tx) => tx.jobs.enqueue(tx, mailPasswordReset, { door, email }))
}
