import { useId, useState } from 'react'
import { useLocation } from 'react-router'
import type { Product } from '#shared/api/catalog.schemas.ts'
import { useCustomer } from '../../data/doors.ts'
import { rowsOf } from '../../data/keyset.ts'
import { useAskQuestionMutation, useListQuestionsInfiniteQuery } from '../../data/questions.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import ReportButton from '../moderation/report-button.tsx'
import { QuestionEntry } from './question-entry.tsx'
import styles from './questions.module.css'

/** What visitors asked about a product, what its shop answered, and the place to ask. */
export function Questions({ product: { id, slug, shop } }: { product: Pick<Product, 'id' | 'slug' | 'shop'> }) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useListQuestionsInfiniteQuery({
    slug,
    limit: 5,
  })
  const questions = data && rowsOf(data)
  return (
    <section className={styles.questions} id="questions">
      <div className={styles.side}>
        <h2>Questions</h2>
        <p>{shop.name} answers here, where everybody reads it.</p>
        <Asking productId={id} shopName={shop.name} />
      </div>
      <div>
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {questions?.length === 0 && <p className={styles.none}>Nobody has asked yet.</p>}
        <ul className={styles.list}>
          {questions?.map((question) => (
            <li key={question.id}>
              <QuestionEntry question={question} shopName={shop.name} />
              <ReportButton what="question" id={question.id} label="Report" unread={question.author} />
            </li>
          ))}
        </ul>
        {hasNextPage && (
          <Button variant="outline" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Older questions
          </Button>
        )}
      </div>
    </section>
  )
}

function Asking({ productId, shopName }: { productId: string; shopName: string }) {
  const id = useId()
  const customer = useCustomer()
  const { pathname } = useLocation()
  const [body, setBody] = useState('')
  const [ask, { isLoading, error }] = useAskQuestionMutation()
  if (!customer)
    return (
      <ButtonLink to={`/sign-in?next=${encodeURIComponent(`${pathname}#questions`)}`} variant="outline" size="sm">
        Sign in to ask
      </ButtonLink>
    )
  const submit = async () => {
    const { data: asked } = await ask({ body: { productId, body } })
    if (!asked) return
    setBody('')
    notify(
      asked.state === 'held'
        ? 'Somebody reads it first. Then it stands here'
        : `${shopName} will answer here, and you get a letter`,
    )
  }
  return (
    <form
      className={styles.ask}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <label htmlFor={id}>Your question</label>
      <textarea
        id={id}
        rows={3}
        maxLength={1_000}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <ProblemNote error={error} />
      <Button type="submit" size="sm" isBusy={isLoading} disabled={isLoading || body.trim().length < 3}>
        Ask in public
      </Button>
    </form>
  )
}
