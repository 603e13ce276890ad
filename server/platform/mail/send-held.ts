import type { Language } from '#shared/languages.ts'
import type { Context } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Sweep } from '../jobs.ts'
import { sendMail } from './jobs.ts'
import type { Gist, LetterText } from './letter.ts'
import { queueMail } from './queue-mail.ts'
import { queueStuckMails } from './queue-stuck.ts'
import { markDigested, releaseMails, takeDueMails } from './repository.ts'
import { mailRoomWords } from './words.ts'

const batchSize = 50

/** What the key of a digest begins with. */
export const digestKind = 'digest'

/**
 * Sends the letters whose time to wait is over: one by one, and those for a digest together in one letter to each address.
 * A letter leaves once, by itself or in a digest, because it stops waiting in the transaction that queues it.
 */
export async function sendHeldMails(context: Context): Promise<void> {
  while ((await inTransaction(context, sendBatch)) === batchSize) continue
}

async function sendBatch(tx: Context): Promise<number> {
  const at = tx.clock.now()
  const { mails, recipients } = await takeDueMails(tx.db, at, batchSize)
  const byRecipient = Map.groupBy(
    mails.filter(({ isForDigest, gist }) => isForDigest && gist),
    ({ recipient }) => recipient,
  )
  const digests = [...byRecipient.values()].filter((list) => list.length > 1)
  for (const list of digests) {
    const gists = list.map(({ gist }) => gist!)
    const choicesUrl = tx.ports.findChoices(tx, list[0]!.key, gists[0])
    await queueMail(tx, {
      key: `${digestKind}:${list[0]!.id}`,
      to: list[0]!.recipient,
      write: ({ language }) => digestLetter(gists, choicesUrl, language),
    })
    await markDigested(
      tx.db,
      list.map(({ id }) => id),
      at,
    )
  }
  const together = new Set(digests.flat())
  const alone = mails.filter((mail) => !together.has(mail)).map(({ id }) => id)
  const queuedAt = tx.ports.mail.deliver ? tx.clock.outside() : null
  await releaseMails(tx.db, alone, queuedAt)
  if (queuedAt) for (const mailId of alone) await tx.jobs.enqueue(tx, sendMail, { mailId })
  return recipients
}

/** To who wants a digest: what gathered since the last one, each in a few words. */
export function digestLetter(gists: readonly Gist[], choicesUrl: string | null, language: Language): LetterText {
  const { subject, heading, paragraph } = mailRoomWords[language].digest
  return {
    subject: subject(gists.length),
    heading,
    paragraphs: [paragraph],
    things: gists,
    ...(choicesUrl && { choicesUrl }),
  }
}

/** The sweeps of the mail room. */
export const mailSweeps: Sweep[] = [
  { name: 'send-held-mails', everySeconds: 60, run: sendHeldMails },
  { name: 'queue-stuck-mails', everySeconds: 600, run: queueStuckMails },
]
