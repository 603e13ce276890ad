import { on, type Subscription } from '#server/platform/facts.ts'
import { mailAboutCycle, mailConfirmationNeeded, mailExpiring, mailStarted, mailEnded, mailUnpaid } from './mails.ts'
import { noteDeclined, settleCycle } from './settle-cycle.ts'
import { startSubscriptions } from './start-subscriptions.ts'

export const subscriptionsSubscribers: Subscription[] = [
  on('checkout.confirmed', 'at once', 'go-on-with-subscriptions', async (tx, { checkoutId, orderIds, isByPlan }) => {
    if (isByPlan && !(await settleCycle(tx, checkoutId))) await startSubscriptions(tx, orderIds)
  }),
  on('payment.declined', 'at once', 'note-declined-cycle', noteDeclined),
  on('subscription.started', 'later', 'mail-subscription-started', mailStarted),
  on('subscription.renewed', 'later', 'mail-subscription-renewed', mailAboutCycle),
  on('subscription.unpaid', 'later', 'mail-subscription-unpaid', mailUnpaid),
  on('subscription.confirmation-needed', 'later', 'mail-subscription-confirmation', mailConfirmationNeeded),
  on('subscription.card-expiring', 'later', 'mail-card-expiring', mailExpiring),
  on('subscription.ended', 'later', 'mail-subscription-ended', mailEnded),
]
