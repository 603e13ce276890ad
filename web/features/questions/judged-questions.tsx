import type { MarketQuestionList } from '#shared/api/questions.schemas.ts'
import { rowsOf } from '../../data/keyset.ts'
import {
  useHideQuestionMutation,
  useListMarketQuestionsInfiniteQuery,
  useShowQuestionMutation,
} from '../../data/questions.ts'
import { CardList } from '../../ui/card-list.tsx'
import { JudgedWords } from '../words/judged-words.tsx'
import { QuestionEntry } from './question-entry.tsx'

interface JudgedQuestionsProps {
  list: MarketQuestionList
  /** What is said when the list holds nothing. */
  empty: { none: string; words: string }
}

/** Questions as an operator judges them: what was reported, what is held, and the two answers. */
export function JudgedQuestions({ list: chosen, empty }: JudgedQuestionsProps) {
  const list = useListMarketQuestionsInfiniteQuery({ list: chosen })
  const [show] = useShowQuestionMutation()
  const [hide] = useHideQuestionMutation()
  return (
    <CardList list={list} rows={list.data && rowsOf(list.data)} empty={empty}>
      {(question) => (
        <JudgedWords
          words={question}
          what="question"
          hidingAlso="with its answer"
          onShow={() => show({ id: question.id }).unwrap()}
          onHide={(reason) => hide({ id: question.id, body: { reason } }).unwrap()}
        >
          <QuestionEntry question={question} shopName={question.shop.name} />
        </JudgedWords>
      )}
    </CardList>
  )
}
