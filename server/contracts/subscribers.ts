import { on, type Subscription } from '#server/platform/facts.ts'
import { mailAsked, mailOver, mailSealed } from './mails.ts'
import { takeBackContracts } from './take-back-contracts.ts'
import { insertShopTasks } from './task-repository.ts'

export const contractsSubscribers: Subscription[] = [
  // Only the wish is written with the fact; from then on it holds back what the contract holds. Orders write theirs by a
  // trigger, `order_history_wants_contracts` (decision 0121).
  on('shop.applied', 'at once', 'draw-up-seller-agreements', (tx, { shopId }) =>
    insertShopTasks(tx.db, shopId, tx.clock.now()),
  ),
  on('order.cancelled', 'at once', 'take-back-contracts-of-cancelled', (tx, { orderId }) =>
    takeBackContracts(tx, { orderId }),
  ),
  on('subscription.ended', 'at once', 'take-back-terms-of-ended', (tx, { subscriptionId }) =>
    takeBackContracts(tx, { subscriptionId }),
  ),
  on('contract.asked', 'later', 'mail-contract-asked', mailAsked),
  on('contract.sealed', 'later', 'mail-contract-sealed', mailSealed),
  on('contract.declined', 'later', 'mail-contract-declined', (context, fact) => mailOver(context, fact, 'declined')),
  on('contract.expired', 'later', 'mail-contract-expired', (context, fact) => mailOver(context, fact, 'expired')),
  on('contract.voided', 'later', 'mail-contract-voided', (context, fact) => mailOver(context, fact, 'voided')),
]
