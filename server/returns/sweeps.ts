import { daysAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import type { Sweep } from '#server/platform/jobs.ts'
import { sendDays } from './answer-return.ts'
import { lockOverdueReturns, nextReturnToActOn } from './repository.ts'
import { moveReturn } from './return-state.ts'

const batchSize = 50

export const returnsSweeps: Sweep[] = [
  {
    name: 'act-on-returns',
    everySeconds: 60,
    run: async (context) => void (await actOnOverdueReturns(context)),
    due: { what: 'A return goes on by itself', nextAt: ({ db }, after) => nextReturnToActOn(db, after) },
  },
]

/**
 * Acts where nobody did in time: a return the shop has not answered is accepted, one that never came back is withdrawn.
 * Works in batches; answers how many moved.
 */
export async function actOnOverdueReturns(context: Context): Promise<number> {
  let moved = 0
  for (;;) {
    const batch = await inTransaction(context, actOnBatch)
    moved += batch
    if (batch < batchSize) return moved
  }
}

async function actOnBatch(tx: Context): Promise<number> {
  const now = tx.clock.now()
  const overdue = await lockOverdueReturns(tx.db, now, batchSize)
  for (const row of overdue) {
    if (row.state === 'requested')
      await moveReturn(tx, row, 'accept', { actBy: daysAfter(now, sendDays) }, 'The shop did not answer in time.')
    else await moveReturn(tx, row, 'withdraw', { actBy: null }, 'Nothing came back in time.')
  }
  return overdue.length
}
