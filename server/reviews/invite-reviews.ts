import { daysAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { queueMails } from '#server/platform/mail/index.ts'
import { letters } from './letters/index.ts'
import { takeInvitations } from './repository.ts'

/** A thing wants to be used before it is judged, and is forgotten after a while. */
const afterDays = 5
const withinDays = 30
const batchSize = 100

/** Asks customers, once per order and some days after it arrived, how their things are; answers how many were asked. */
export async function inviteReviews(context: Context): Promise<number> {
  let asked = 0
  for (;;) {
    const batch = await inTransaction(context, inviteBatch)
    asked += batch
    if (batch < batchSize) return asked
  }
}

async function inviteBatch(tx: Context): Promise<number> {
  const at = tx.clock.now()
  const orders = await takeInvitations(tx.db, {
    deliveredFrom: daysAfter(at, -withinDays),
    deliveredTo: daysAfter(at, -afterDays),
    at,
    most: batchSize,
  })
  await queueMails(
    tx,
    orders.map(({ orderId, email, name, things }) => ({
      key: `review-invitation:${orderId}`,
      to: email,
      write: ({ language }) =>
        letters[language].invitationLetter({
          name,
          things: things.map(({ title }) => title),
          url: `${tx.config.publicUrl}/account/reviews`,
        }),
    })),
  )
  return orders.length
}
