import type { MarketReviewList } from '#shared/api/reviews.schemas.ts'
import { rowsOf } from '../../data/keyset.ts'
import { useHideReviewMutation, useListMarketReviewsInfiniteQuery, useShowReviewMutation } from '../../data/reviews.ts'
import { CardList } from '../../ui/card-list.tsx'
import { JudgedWords } from '../words/judged-words.tsx'
import { ReviewEntry } from './review-entry.tsx'

interface JudgedReviewsProps {
  list: MarketReviewList
  /** What is said when the list holds nothing. */
  empty: { none: string; words: string }
}

/** Reviews as an operator judges them: what was reported, what is held, and the two answers. */
export function JudgedReviews({ list: chosen, empty }: JudgedReviewsProps) {
  const list = useListMarketReviewsInfiniteQuery({ list: chosen })
  const [show] = useShowReviewMutation()
  const [hide] = useHideReviewMutation()
  return (
    <CardList list={list} rows={list.data && rowsOf(list.data)} empty={empty}>
      {(review) => (
        <JudgedWords
          words={review}
          what="review"
          hidingAlso="and its stars no longer count"
          onShow={() => show({ id: review.id }).unwrap()}
          onHide={(reason) => hide({ id: review.id, body: { reason } }).unwrap()}
        >
          <ReviewEntry review={review} shopName={review.shop.name} />
        </JudgedWords>
      )}
    </CardList>
  )
}
