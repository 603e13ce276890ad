import { checkOwnPassword } from '#server/identity/index.ts'
import { daysAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { queueMail } from '#server/platform/mail/index.ts'
import { erasureNotYet } from './errors.ts'
import { letters } from './letters/index.ts'
import { findHindrances, setErasure } from './repository.ts'

/** Within so many days a person may change their mind. */
const graceDays = 30

/**
 * Asks to be forgotten; answers when it will happen. Until then the account goes on, and a letter says how to keep it.
 * Refuses with `wrong_password` or `too_many_attempts`; and with `erasure_not_yet` who runs a shop or the market, or waits
 * for an order.
 */
export async function requestErasure(context: Context, personId: string, password: string): Promise<Date> {
  const { email } = await checkOwnPassword(context, personId, password)
  const hindrances = await findHindrances(context.db, personId)
  if (hindrances.length > 0) throw erasureNotYet(hindrances)
  const dueAt = daysAfter(context.clock.now(), graceDays)
  await inTransaction(context, async (tx) => {
    await setErasure(tx.db, personId, dueAt)
    const about = { days: graceDays, url: `${tx.config.publicUrl}/account/privacy` }
    await queueMail(tx, {
      key: `erasure:${personId}:${dueAt.getTime()}`,
      to: email,
      write: ({ language }) => letters[language].erasureLetter(about),
    })
  })
  return dueAt
}
