import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { MarketQuestion, MarketQuestionList } from '#shared/api/questions.schemas.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { messageOf } from '#web/data/problem.ts'
import { useListMarketQuestionsInfiniteQuery, useShowQuestionMutation } from '#web/data/questions.ts'
import { useSettings } from '#web/data/settings.ts'
import { HideQuestionDialog } from '#web/features/questions/hide-question-dialog.tsx'
import { QuestionEntry } from '#web/features/questions/question-entry.tsx'
import styles from '#web/features/reviews/review-lists.module.css'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { Note } from '#web/ui/note.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Picture } from '#web/ui/picture.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import { notify } from '#web/ui/toaster.tsx'

const lists: Record<MarketQuestionList, { label: string; none: string; words: string }> = {
  reported: { label: 'Reported', none: 'No report waits', words: 'What readers report stands here until you decide.' },
  hidden: { label: 'Hidden', none: 'None is hidden', words: 'Questions you have hidden can be shown again from here.' },
  all: { label: 'All', none: 'No question yet', words: 'Visitors ask on the page of a product.' },
}

export default function MarketQuestionsPage() {
  const [search] = useSearchParams()
  const { name: market } = useSettings()
  const chosen = listOf(search.get('list'))
  const list = useListMarketQuestionsInfiniteQuery({ list: chosen })
  const questions = list.data && rowsOf(list.data)
  return (
    <>
      <title>{`Questions – ${market}`}</title>
      <PageHead title="Questions" lead="Hide what breaks the rules of the market, and let honest words stand." />
      <FilterTabs
        label="Questions"
        tabs={(Object.keys(lists) as MarketQuestionList[]).map((key) => ({
          key,
          label: lists[key].label,
          to: `?list=${key}`,
          isChosen: key === chosen,
        }))}
      />
      {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {!questions && !list.error && (
        <Card>
          <SkeletonText lines={6} />
        </Card>
      )}
      {questions?.length === 0 && <EmptyState title={lists[chosen].none}>{lists[chosen].words}</EmptyState>}
      {questions && questions.length > 0 && (
        <ul className={styles.list}>
          {questions.map((question) => (
            <li key={question.id}>
              <JudgedQuestion question={question} />
            </li>
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
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
      {state === 'hidden' && (
        <div className={styles.reports}>
          <Note>Hidden. The reason given: {hiddenReason}</Note>
        </div>
      )}
      <QuestionEntry question={question} shopName={shop.name} />
      <div className={styles.acts}>
        {(reports.length > 0 || state === 'hidden') && (
          <Button variant="default" loading={isLoading} onClick={() => void letStand()}>
            {state === 'hidden' ? 'Show it again' : 'Let it stand'}
          </Button>
        )}
        {state === 'shown' && (
          <Button variant="sand" onClick={() => setHiding(true)}>
            Hide it
          </Button>
        )}
      </div>
      {isHiding && <HideQuestionDialog question={question} onClose={() => setHiding(false)} />}
    </Card>
  )
}

function listOf(name: string | null): MarketQuestionList {
  return name !== null && name in lists ? (name as MarketQuestionList) : 'reported'
}
