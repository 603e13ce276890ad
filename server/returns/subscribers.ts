import { on, type Subscription } from '#server/platform/facts.ts'
import { closeReturn } from './close-return.ts'
import {
  mailReturnAccepted,
  mailReturnDeclined,
  mailReturnReceived,
  mailReturnRequested,
  mailReturnWithdrawn,
} from './mails.ts'

export const returnsSubscribers: Subscription[] = [
  on('refund.succeeded', 'at once', 'close-return', closeReturn),

  on('return.requested', 'later', 'mail-return-requested', mailReturnRequested),
  on('return.accepted', 'later', 'mail-return-accepted', mailReturnAccepted),
  on('return.declined', 'later', 'mail-return-declined', mailReturnDeclined),
  on('return.received', 'later', 'mail-return-received', mailReturnReceived),
  on('return.withdrawn', 'later', 'mail-return-withdrawn', mailReturnWithdrawn),
]
