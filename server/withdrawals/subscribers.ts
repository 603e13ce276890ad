import { on, type Subscription } from '#server/platform/facts.ts'
import { hearPayout } from './hear-payout.ts'
import {
  mailApproved,
  mailFailed,
  mailMethodAdded,
  mailMethodRemoved,
  mailPaid,
  mailRejected,
  mailRequested,
} from './mails.ts'

export const withdrawalSubscribers: Subscription[] = [
  on('payout.told', 'at once', 'hear-payout', hearPayout),
  on('withdrawal.requested', 'later', 'mail-withdrawal-requested', mailRequested),
  on('withdrawal.approved', 'later', 'mail-withdrawal-approved', mailApproved),
  on('withdrawal.paid', 'later', 'mail-withdrawal-paid', mailPaid),
  on('withdrawal.failed', 'later', 'mail-withdrawal-failed', mailFailed),
  on('withdrawal.rejected', 'later', 'mail-withdrawal-rejected', mailRejected),
  on('withdraw-method.added', 'later', 'mail-withdraw-method-added', mailMethodAdded),
  on('withdraw-method.removed', 'later', 'mail-withdraw-method-removed', mailMethodRemoved),
]
