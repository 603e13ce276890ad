import type { Context } from '../context.ts'
import { asMarket, inTransaction } from '../db/transaction.ts'
import { sendMail } from './jobs.ts'
import { writeLetter } from './letter.ts'
import { resumeBounced } from './paused-repository.ts'
import { insertMails, type Mail } from './repository.ts'
import { tongueOf } from './tongue.ts'

/**
 * Queues a letter in the caller's transaction, in the language of who gets it: it exists if and only if that commits. The
 * same key mails once, whatever is retried. Without SMTP it stays in the mailbox. Who it goes to may read it in the pages instead.
 */
export async function queueMail(context: Context, mail: Mail): Promise<void> {
  await queueMails(context, [mail])
}

/** The same for several letters: all of them or none. */
export async function queueMails(context: Context, mails: readonly Mail[]): Promise<void> {
  if (mails.length === 0) return
  const at = context.clock.now()
  await inTransaction(context, (tx) =>
    asMarket(tx, async () => {
      const asked = mails.flatMap(({ to, isAskedFor }) => (isAskedFor ? [to] : []))
      if (asked.length > 0) await resumeBounced(tx.db, asked, tx.clock.outside())
      const heard = await tx.ports.hearLetters(tx, mails)
      const written = mails.map(({ key, write, language, ...mail }) => {
        const tongue = heard.get(key)?.tongue ?? tongueOf(tx, language)
        return { ...mail, key, letter: writeLetter(tx, key, write, tongue) }
      })
      const queuedAt = tx.ports.mail.deliver ? tx.clock.outside() : null
      const mailIds = await insertMails(tx.db, written, { at, queuedAt, heard })
      if (!queuedAt) return
      for (const mailId of mailIds) await tx.jobs.enqueue(tx, sendMail, { mailId })
    }),
  )
}
