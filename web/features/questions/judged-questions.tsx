import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { MarketQuestion, MarketQuestionList } from '#shared/api/questions.schemas.ts'
import { rowsOf } from '../../data/keyset.ts'
import { messageOf } from '../../data/problem.ts'
import { useListMarketQuestionsInfiniteQuery, useShowQuestionMutation } from '../../data/questions.ts'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import { Picture } from '../../ui/picture.tsx'
import { notify } from '../../ui/toaster.tsx'
import { JudgedList } from '../moderation/judged-list.tsx'
import { HideQuestionDialog } from './hide-question-dialog.tsx'
import { QuestionEntry } from './question-entry.tsx'
import styles from '../reviews/review-lists.module.css'

interface JudgedQuestionsProps {
  list: MarketQuestionList
  /** What is said when the list holds nothing. */
  empty: { none: string; words: string }
}

/** Questions as an operator judges them: what was reported, what is held, and the two answers. */
export function JudgedQuestions({ list: chosen, empty }: JudgedQuestionsProps) {
  const list = useListMarketQuestionsInfiniteQuery({ list: chosen })
  return (
    <JudgedList list={list} rows={list.data && rowsOf(list.data)} empty={empty}>
      {(question) => <JudgedQuestion question={question} />}
    </JudgedList>
  )
}

function JudgedQuestion({ question }: { question: MarketQuestion }) {
  const [isHiding, setHiding] = useState(false)
  const [show, { isLoading }] = useShowQuestionMutation()
  const { product, shop, state, hiddenReason, reports } = question
  const letStand = async () => {
    try {
      await show({ id: question.id }).unwrap()
      notify(state === 'hidden' ? 'The question is shown again' : 'The question stands')
    } catch (error) {
      notify(messageOf(error), 'bad')
    }
  }
  return (
    <Card>
      <p className={styles.head}>
        <Picture picture={product.picture} alt="" sizes="44px" className={styles.picture ?? ''} />
        <Link to={`/products/${product.slug}`}>{product.title}</Link>
        <span className={styles.quiet}>{shop.name}</span>
      </p>
      {reports.length > 0 && (
        <div className={styles.reports}>
          {reports.map(({ reason, reportedAt }) => (
            <Note key={reportedAt} tone="due">
              Reported: {reason}
            </Note>
          ))}
        </div>
      )}
      {state === 'held' && (
        <div className={styles.reports}>
          <Note tone="due">Held: it has a word from your list. Nobody reads it until you let it stand.</Note>
        </div>
      )}
      {state === 'hidden' && (
        <div className={styles.reports}>
          <Note>Hidden. The reason given: {hiddenReason}</Note>
        </div>
      )}
      <QuestionEntry question={question} shopName={shop.name} />
      <div className={styles.acts}>
        {(reports.length > 0 || state !== 'shown') && (
          <Button variant="default" loading={isLoading} onClick={() => void letStand()}>
            {state === 'hidden' ? 'Show it again' : 'Let it stand'}
          </Button>
        )}
        {state !== 'hidden' && (
          <Button variant="sand" onClick={() => setHiding(true)}>
            Hide it
          </Button>
        )}
      </div>
      {isHiding && <HideQuestionDialog question={question} onClose={() => setHiding(false)} />}
    </Card>
  )
}
