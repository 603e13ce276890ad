import { daysAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import type { Sweep } from '#server/platform/jobs.ts'
import { renewDue } from './renew-due.ts'
import { markExpiringCards, nextRenewal, nextTry } from './repository.ts'
import { retryCycles, silentMinutes } from './retry-cycles.ts'

/** What subscriptions look for again and again. */
export const subscriptionsSweeps: Sweep[] = [
  {
    name: 'renew-subscriptions',
    everySeconds: 2,
    run: async (context) => void (await renewDue(context)),
    due: { what: 'A subscription renews', nextAt: ({ db }, after) => nextRenewal(db, after) },
  },
  {
    name: 'retry-cycles',
    everySeconds: 5,
    run: retryCycles,
    due: { what: 'A refused renewal is tried again', nextAt: ({ db }, after) => nextTry(db, after, silentMinutes) },
  },
  { name: 'tell-of-expiring-cards', everySeconds: 600, run: tellOfExpiringCards },
]

/** Cards are told of within this many days of the month they end with. */
const tellDays = 30

async function tellOfExpiringCards(context: Context): Promise<void> {
  const month = daysAfter(context.clock.now(), tellDays).toISOString().slice(0, 7)
  await inTransaction(context, async (tx) => {
    for (const fact of await markExpiringCards(tx.db, { month, most: 200 }))
      await tx.facts.announce(tx, 'subscription.card-expiring', fact)
  })
}
