import { on, type Subscription } from '#server/platform/facts.ts'
import { closeChargeback, openChargeback } from './chargeback.ts'
import { mailAppealed, mailDecided, mailOpened, mailOver, mailRaised, mailSpoken } from './mails.ts'
import { setAsideOnArrival } from './set-aside-on-arrival.ts'

export const disputesSubscribers: Subscription[] = [
  on('order.delivered', 'at once', 'set-aside-on-arrival', setAsideOnArrival),
  on('chargeback.opened', 'at once', 'open-case-of-chargeback', openChargeback),
  on('chargeback.won', 'at once', 'win-case-of-chargeback', (tx, chargeback) => closeChargeback(tx, chargeback, 'won')),
  on('chargeback.lost', 'at once', 'lose-case-of-chargeback', (tx, chargeback) =>
    closeChargeback(tx, chargeback, 'lost'),
  ),
  on('dispute.raised', 'later', 'mail-dispute-raised', mailRaised),
  on('dispute.opened', 'later', 'mail-dispute-opened', mailOpened),
  on('dispute.spoken', 'later', 'mail-dispute-spoken', mailSpoken),
  on('dispute.decided', 'later', 'mail-dispute-decided', mailDecided),
  on('dispute.appealed', 'later', 'mail-dispute-appealed', mailAppealed),
  on('dispute.settled', 'later', 'mail-dispute-settled', mailOver),
  on('dispute.won', 'later', 'mail-dispute-won', mailOver),
  on('dispute.lost', 'later', 'mail-dispute-lost', mailOver),
]
