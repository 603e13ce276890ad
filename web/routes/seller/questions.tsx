import { Button } from '@mantine/core'
import { Link, useSearchParams } from 'react-router'
import type { ShopQuestion } from '#shared/api/questions.schemas.ts'
import { useSellerGetMeQuery } from '#web/data/house-identity.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useListShopQuestionsInfiniteQuery } from '#web/data/questions.ts'
import { useSettings } from '#web/data/settings.ts'
import { AnswerForm } from '#web/features/questions/answer-form.tsx'
import { ReportToMarket } from '#web/features/moderation/report-to-market.tsx'
import { QuestionEntry } from '#web/features/questions/question-entry.tsx'
import styles from '#web/features/reviews/review-lists.module.css'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Picture } from '#web/ui/picture.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'

export default function ShopQuestionsPage() {
  const [search] = useSearchParams()
  const { name: market } = useSettings()
  const isOpen = search.get('list') === 'open'
  const list = useListShopQuestionsInfiniteQuery({ unanswered: isOpen ? 'true' : 'false' })
  const questions = list.data && rowsOf(list.data)
  return (
    <>
      <title>{`Questions – ${market}`}</title>
      <PageHead title="Questions" lead="What visitors ask about your things. An answer is read by everybody." />
      <FilterTabs
        label="Questions"
        tabs={[
          { key: 'all', label: 'All', to: '?', isChosen: !isOpen },
          { key: 'open', label: 'Without an answer', to: '?list=open', isChosen: isOpen },
        ]}
      />
      {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {!questions && !list.error && (
        <Card>
          <SkeletonText lines={6} />
        </Card>
      )}
      {questions?.length === 0 && (
        <EmptyState title={isOpen ? 'Everything is answered' : 'No question yet'}>
          {isOpen
            ? 'New questions stand here until you have answered.'
            : 'Visitors ask on the page of a product, and you get a letter.'}
        </EmptyState>
      )}
      {questions && questions.length > 0 && (
        <ul className={styles.list}>
          {questions.map((question) => (
            <li key={question.id}>
              <AnswerableQuestion question={question} />
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

function AnswerableQuestion({ question }: { question: ShopQuestion }) {
  const { data: me } = useSellerGetMeQuery()
  return (
    <Card>
      <p className={styles.head}>
        <Picture picture={question.product.picture} alt="" sizes="44px" className={styles.picture ?? ''} />
        <Link to={`/seller/products/${question.product.id}`}>{question.product.title}</Link>
      </p>
      <QuestionEntry question={question} shopName={me?.shop?.name ?? 'Your shop'} />
      <div className={styles.acts}>
        <AnswerForm key={question.answer?.at} question={question} />
        <ReportToMarket what="question" id={question.id} author={question.author} />
      </div>
    </Card>
  )
}
