import { Gauge } from 'prom-client'
import type { Context } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { sendMail } from './jobs.ts'
import { countStuckMails, takeStuckMails } from './repository.ts'

/** Longer than all the tries of one job take, so that no letter is tried by two at once. */
const stuckAfterMs = 60 * 60_000
/** As often a letter is queued again, about once an hour: it is given up after three days. */
const mostTimes = 72
const batchSize = 200

/** Queues letters again whose job gave them up, because the relay was away for longer than it tries. */
export async function queueStuckMails(context: Context): Promise<void> {
  if (!context.ports.mail.deliver) return
  while ((await inTransaction(context, queueBatch)) === batchSize) continue
}

async function queueBatch(tx: Context): Promise<number> {
  const at = tx.clock.outside()
  const ids = await takeStuckMails(tx.db, { since: longAgo(at), at, mostTimes, most: batchSize })
  for (const mailId of ids) await tx.jobs.enqueue(tx, sendMail, { mailId })
  return ids.length
}

/** Lets `/metrics` say how many letters should have left an hour ago: those that are tried again, and those that were given up. */
export function measureStuckMails({ db, clock, metrics }: Context): void {
  const gauge: Gauge<'state'> = new Gauge({
    name: 'stoa_letters_stuck',
    help: 'Letters that should have left an hour ago and have not',
    labelNames: ['state'],
    registers: [metrics.registry],
    async collect() {
      const { waiting, givenUp } = await countStuckMails(db, { since: longAgo(clock.outside()), mostTimes })
      gauge.set({ state: 'waiting' }, waiting)
      gauge.set({ state: 'given_up' }, givenUp)
    },
  })
}

function longAgo(at: Date): Date {
  return new Date(at.getTime() - stuckAfterMs)
}
