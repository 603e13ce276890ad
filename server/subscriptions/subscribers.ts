import { on, onAll, type Subscription } from '#server/platform/facts.ts'
import { mailAboutCycle, mailConfirmationNeeded, mailExpiring, mailStarted, mailEnded, mailUnpaid } from './mails.ts'
import { noteDeclined, settleCycles } from './settle-cycles.ts'
import { startSubscriptions } from './start-subscriptions.ts'

export const subscriptionsSubscribers: Subscription[] = [
  onAll('checkout.confirmed', 'go-on-with-subscriptions', async (tx, all) => {
    const byPlan = all.filter(({ isByPlan }) => isByPlan)
    if (byPlan.length === 0) return
    const settled = await settleCycles(
      tx,
      byPlan.map(({ checkoutId }) => checkoutId),
    )
    const begun = byPlan.filter(({ checkoutId }) => !settled.has(checkoutId))
    for (const { orderIds } of begun) await startSubscriptions(tx, orderIds)
  }),
  on('payment.declined', 'at once', 'note-declined-cycle', noteDeclined),
  on('subscription.started', 'later', 'mail-subscription-started', mailStarted),
  on('subscription.renewed', 'later', 'mail-subscription-renewed', mailAboutCycle),
  on('subscription.unpaid', 'later', 'mail-subscription-unpaid', mailUnpaid),
  on('subscription.confirmation-needed', 'later', 'mail-subscription-confirmation', mailConfirmationNeeded),
  on('subscription.card-expiring', 'later', 'mail-card-expiring', mailExpiring),
  on('subscription.ended', 'later', 'mail-subscription-ended', mailEnded),
]
