import { inTransaction } from '#server/platform/db/transaction.ts'
import type { Context } from '#server/platform/context.ts'
import type { Sweep } from '#server/platform/jobs.ts'
import { getDisputeToAnswer } from './get-dispute.ts'
import { decide } from './give-verdict.ts'
import { findOverdueDisputes, nextVerdict } from './repository.ts'

const batchSize = 20

export const disputesSweeps: Sweep[] = [
  {
    name: 'decide-overdue-disputes',
    everySeconds: 60,
    run: async (context) => void (await decideOverdue(context)),
    due: { what: 'A case is decided for its customer', nextAt: ({ db }, after) => nextVerdict(db, after) },
  },
]

/** Cases nobody decided in time are decided for the customer. Answers how many were. */
export async function decideOverdue(context: Context): Promise<number> {
  const now = context.clock.now()
  const overdue = await findOverdueDisputes(context.db, now, batchSize)
  for (const { id } of overdue)
    await inTransaction(context, async (tx) => {
      const { dispute, order } = await getDisputeToAnswer(tx, id)
      if (dispute.state !== 'open') return
      const reason = 'No verdict was given in time, so the customer gets the money.'
      await decide(tx, dispute, order, { verdict: 'all', amountMinor: undefined, bearer: 'shop', reason })
    })
  return overdue.length
}
