import type { Context } from '../context.ts'
import { asMarket, inTransaction } from '../db/transaction.ts'
import { sendMail } from './jobs.ts'
import type { Letter } from './letter.ts'
import { insertMail } from './repository.ts'

/**
 * Queues a letter in the caller's transaction: it exists if and only if that commits. The same key mails once,
 * whatever is retried. Without SMTP it stays in the mailbox.
 */
export async function queueMail(
  context: Context,
  { key, to, letter }: { key: string; to: string; letter: Letter },
): Promise<void> {
  await inTransaction(context, (tx) =>
    asMarket(tx, async () => {
      const mailId = await insertMail(tx.db, { key, to, letter, at: tx.clock.now() })
      if (mailId && tx.ports.mail.deliver) await tx.jobs.enqueue(tx, sendMail, { mailId })
    }),
  )
}
