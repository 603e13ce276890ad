import type { Context } from '#server/platform/context.ts'
import type { Sweep } from '#server/platform/jobs.ts'
import { drawUpNext } from './draw-up-contract.ts'
import { expireContracts } from './end-contract.ts'
import { followNext } from './follow-envelopes.ts'
import { remindDue } from './remind-contract.ts'
import { nextContractExpiry, nextContractReminder } from './repository.ts'
import { sealNext } from './seal-next.ts'
import { sendCompleteDrafts } from './send-contract.ts'

/** So many at a time, so that a worker that is told to stop does not go on for long. */
const mostAtOnce = 100

export const contractsSweeps: Sweep[] = [
  { name: 'draw-up-contracts', everySeconds: 1, run: (context) => untilNone(context, drawUpNext) },
  { name: 'seal-contracts', everySeconds: 1, run: (context) => untilNone(context, sealNext) },
  { name: 'follow-envelopes', everySeconds: 2, run: (context) => untilNone(context, followNext) },
  { name: 'send-complete-drafts', everySeconds: 60, run: sendCompleteDrafts },
  {
    name: 'expire-contracts',
    everySeconds: 30,
    run: expireContracts,
    due: { what: 'A contract nobody signed expires', nextAt: ({ db }, after) => nextContractExpiry(db, after) },
  },
  {
    name: 'remind-of-contracts',
    everySeconds: 300,
    run: remindDue,
    due: { what: 'Somebody is reminded of a contract', nextAt: ({ db }, after) => nextContractReminder(db, after) },
  },
]

async function untilNone(context: Context, next: (context: Context) => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < mostAtOnce; turn++) if (!(await next(context))) return
}
