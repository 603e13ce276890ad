import { on, type Subscription } from '#server/platform/facts.ts'
import { settleReports } from './repository.ts'

export const moderationSubscribers: Subscription[] = [
  // At once: nothing waits in the queue that is decided.
  on('shop.suspended', 'at once', 'settle-reports-of-suspended', async (tx, { shopId }) => {
    await settleReports(tx.db, { shopId }, tx.clock.now())
  }),
]
