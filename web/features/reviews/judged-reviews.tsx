import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { MarketReview, MarketReviewList } from '#shared/api/reviews.schemas.ts'
import { rowsOf } from '../../data/keyset.ts'
import { messageOf } from '../../data/problem.ts'
import { useListMarketReviewsInfiniteQuery, useShowReviewMutation } from '../../data/reviews.ts'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import { Picture } from '../../ui/picture.tsx'
import { notify } from '../../ui/toaster.tsx'
import { JudgedList } from '../moderation/judged-list.tsx'
import { HideReviewDialog } from './hide-review-dialog.tsx'
import { ReviewEntry } from './review-entry.tsx'
import styles from './review-lists.module.css'

interface JudgedReviewsProps {
  list: MarketReviewList
  /** What is said when the list holds nothing. */
  empty: { none: string; words: string }
}

/** Reviews as an operator judges them: what was reported, what is held, and the two answers. */
export function JudgedReviews({ list: chosen, empty }: JudgedReviewsProps) {
  const list = useListMarketReviewsInfiniteQuery({ list: chosen })
  return (
    <JudgedList list={list} rows={list.data && rowsOf(list.data)} empty={empty}>
      {(review) => <JudgedReview review={review} />}
    </JudgedList>
  )
}

function JudgedReview({ review }: { review: MarketReview }) {
  const [isHiding, setHiding] = useState(false)
  const [show, { isLoading }] = useShowReviewMutation()
  const { product, shop, state, hiddenReason, reports } = review
  const letStand = async () => {
    try {
      await show({ id: review.id }).unwrap()
      notify(state === 'hidden' ? 'The review is shown again' : 'The review stands')
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
      <ReviewEntry review={review} shopName={shop.name} />
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
      {isHiding && <HideReviewDialog review={review} onClose={() => setHiding(false)} />}
    </Card>
  )
}
