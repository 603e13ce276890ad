import type { ReviewState } from '#shared/api/reviews.schemas.ts'
import { stateMachine } from '#server/platform/state-machine.ts'

export type { ReviewState } from '#shared/api/reviews.schemas.ts'

export type ReviewAct = 'hide' | 'show'

/** The life of a review. Only what is shown counts in the rating. */
export const reviewMachine = stateMachine<ReviewState, ReviewAct>(
  'review',
  { hide: 'hidden', show: 'shown' },
  {
    shown: { hide: 'hidden' },
    hidden: { show: 'shown' },
    held: { hide: 'hidden', show: 'shown' },
  },
)
