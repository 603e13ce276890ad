import { on, type Subscription } from '#server/platform/facts.ts'
import { mailAnswered, mailHidden, mailHiddenFromShop, mailWritten } from './mails.ts'

export const reviewsSubscribers: Subscription[] = [
  on('review.written', 'later', 'mail-review-written', mailWritten),
  on('review.answered', 'later', 'mail-review-answered', mailAnswered),
  on('review.hidden', 'later', 'mail-review-hidden', mailHidden),
  on('review.hidden', 'later', 'mail-review-hidden-from-shop', mailHiddenFromShop),
]
