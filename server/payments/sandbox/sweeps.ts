import type { Context } from '#server/platform/context.ts'
import type { Sweep } from '#server/platform/jobs.ts'
import { nextAtBank } from './books.ts'
import { deliverEvents } from './deliver-events.ts'
import { payOutDaily } from './movements.ts'
import { settleDue } from './settle-due.ts'

async function work(context: Context): Promise<void> {
  if (!context.config.isSandbox) return
  await settleDue(context)
  await deliverEvents(context)
}

async function payOut(context: Context): Promise<void> {
  if (context.config.isSandbox) await payOutDaily(context)
}

/** The sandbox bank at work. */
export const sandboxSweeps: Sweep[] = [
  {
    name: 'sandbox-bank',
    everySeconds: 1,
    run: work,
    due: { nextAt: async ({ config, db }, after) => (config.isSandbox ? await nextAtBank(db, after) : null) },
  },
  { name: 'sandbox-payout', everySeconds: 60, run: payOut },
]
