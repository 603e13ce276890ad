import type { QuestionState } from '#shared/api/questions.schemas.ts'
import { stateMachine } from '#server/platform/state-machine.ts'

export type { QuestionState } from '#shared/api/questions.schemas.ts'

export type QuestionAct = 'hide' | 'show'

/** The life of a question. */
export const questionMachine = stateMachine<QuestionState, QuestionAct>(
  'question',
  { hide: 'hidden', show: 'shown' },
  {
    shown: { hide: 'hidden' },
    hidden: { show: 'shown' },
    held: { hide: 'hidden', show: 'shown' },
  },
)
