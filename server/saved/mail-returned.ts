import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { queueMails, type Mail } from '#server/platform/mail/index.ts'
import { letters } from './letters/index.ts'
import { takeAnsweredRequests } from './repository.ts'

const batchSize = 200

/**
 * Tells who asked that a thing is on the shelf again, once; answers how many were told. Stock comes back by many ways (a
 * delivery, a return, an order that was cancelled, time to pay that ran out), so the shelf is looked at and not the ways.
 */
export async function mailReturned(context: Context): Promise<number> {
  let told = 0
  for (;;) {
    const batch = await inTransaction(context, mailBatch)
    told += batch
    if (batch < batchSize) return told
  }
}

async function mailBatch(tx: Context): Promise<number> {
  const returned = await takeAnsweredRequests(tx.db, tx.clock.now(), batchSize)
  const mails = returned.map(({ personId, email, variantId, askedAt, slug, ...thing }): Mail => {
    const url = `${tx.config.publicUrl}/products/${slug}?variant=${variantId}`
    const key = `stock-returned:${variantId}:${personId}:${askedAt.getTime()}`
    return { key, to: email, write: ({ language }) => letters[language].returnedLetter({ ...thing, url }) }
  })
  await queueMails(tx, mails)
  return returned.length
}
