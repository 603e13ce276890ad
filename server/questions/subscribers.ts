import { on, type Subscription } from '#server/platform/facts.ts'
import { mailAnswered, mailAsked, mailHidden, mailHiddenFromShop } from './mails.ts'

export const questionsSubscribers: Subscription[] = [
  on('question.asked', 'later', 'mail-question-asked', mailAsked),
  on('question.answered', 'later', 'mail-question-answered', mailAnswered),
  on('question.hidden', 'later', 'mail-question-hidden', mailHidden),
  on('question.hidden', 'later', 'mail-question-hidden-from-shop', mailHiddenFromShop),
]
