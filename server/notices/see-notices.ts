import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { listenerOf } from './policy.ts'
import { markSeen } from './repository.ts'

/** Everything the actor was told at this door has been seen, on every screen of theirs. */
export async function seeNotices(context: Context): Promise<void> {
  const listener = listenerOf(context)
  await inTransaction(context, (tx) =>
    asMarket(tx, async () => {
      if (await markSeen(tx, listener)) await tx.facts.announce(tx, 'notices.seen', listener)
    }),
  )
}
