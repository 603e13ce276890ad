import { Link } from 'react-router'
import type { OwnQuestion } from '#shared/api/questions.schemas.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useListOwnQuestionsInfiniteQuery, useWithdrawQuestionMutation } from '#web/data/questions.ts'
import { QuestionEntry } from '#web/features/questions/question-entry.tsx'
import { TakeBack } from '#web/features/words/take-back.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Picture } from '#web/ui/picture.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import account from './account.module.css'
import styles from './reviews.module.css'

export default function OwnQuestionsPage() {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useListOwnQuestionsInfiniteQuery()
  const questions = data && rowsOf(data)
  return (
    <>
      <title>Your questions</title>
      <h1>Your questions</h1>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !questions && <Skeleton height="360px" radius="20px" />}
      {questions?.length === 0 && (
        <EmptyState title="Nothing asked yet" action={<ButtonLink to="/products">Look around</ButtonLink>}>
          What you ask on the page of a product stands here, with what its shop answers.
        </EmptyState>
      )}
      {questions && questions.length > 0 && (
        <ul className={styles.rows}>
          {questions.map((question) => (
            <li key={question.id} className={styles.review}>
              <Asked question={question} />
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <div className={account.more}>
          <ShowMore of={{ hasNextPage, isFetchingNextPage, fetchNextPage }} />
        </div>
      )}
    </>
  )
}

function Asked({ question }: { question: OwnQuestion }) {
  const { id, product, shop, state, hiddenReason, answer } = question
  const [withdraw] = useWithdrawQuestionMutation()
  return (
    <>
      <p className={styles.about}>
        <Picture picture={product.picture} alt="" sizes="44px" className={styles.small ?? ''} />
        {product.isListed ? <Link to={`/products/${product.slug}#questions`}>{product.title}</Link> : product.title}
      </p>
      {state === 'held' && <p className={styles.hidden}>Not shown yet: somebody of the market reads it first.</p>}
      {state === 'hidden' && (
        <p className={styles.hidden}>No longer shown{hiddenReason && `. The reason: ${hiddenReason}`}</p>
      )}
      <QuestionEntry question={question} shopName={shop.name} />
      {state === 'shown' && !answer && <p className={styles.open}>{shop.name} has not answered yet.</p>}
      <div className={styles.acts}>
        <TakeBack what="question" onTakeBack={() => withdraw({ id }).unwrap()}>
          It leaves the page of {product.title} for good{answer ? ', with what the shop answered' : ''}. You may ask
          another one.
        </TakeBack>
      </div>
    </>
  )
}
