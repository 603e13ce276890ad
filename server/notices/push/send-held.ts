import { daysAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import type { Sweep } from '#server/platform/jobs.ts'
import { forgetOld, takeDueMessages } from './repository.ts'
import { sendPush } from './send-push.ts'

const batchSize = 100
const keptDays = 30

/** Sends what has waited: for quiet hours to be over, or to be tried again. It stops waiting in the transaction that asks for it to be sent. */
export async function sendHeldPushes(context: Context): Promise<void> {
  const takeBatch = async (tx: Context) => {
    const ids = await takeDueMessages(tx.db, tx.clock.now(), batchSize)
    await tx.jobs.enqueueAll(
      tx,
      sendPush,
      ids.map((messageId) => ({ messageId })),
    )
    return ids.length
  }
  while ((await inTransaction(context, takeBatch)) === batchSize) continue
}

/** Forgets after thirty days that something was told, and devices where somebody has signed out. */
export async function forgetOldPushes({ db, clock }: Context): Promise<void> {
  await forgetOld(db, daysAfter(clock.now(), -keptDays), clock.outside())
}

export const pushSweeps: Sweep[] = [
  { name: 'send-held-pushes', everySeconds: 60, run: sendHeldPushes },
  { name: 'forget-old-pushes', everySeconds: 3_600, run: forgetOldPushes },
]
