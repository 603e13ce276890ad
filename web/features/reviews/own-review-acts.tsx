import { useState } from 'react'
import type { OwnReview } from '#shared/api/reviews.schemas.ts'
import { useChangeReviewMutation, useWithdrawReviewMutation } from '../../data/reviews.ts'
import { Button } from '../../ui/button.tsx'
import { notify } from '../../ui/toaster.tsx'
import { TakeBack } from '../words/take-back.tsx'
import { ReviewSheet } from './review-sheet.tsx'

/** What its author can do with a review: say it differently, or take it back. */
export function OwnReviewActs({ review }: { review: OwnReview }) {
  const [isChanging, setChanging] = useState(false)
  const [withdraw] = useWithdrawReviewMutation()
  return (
    <>
      {review.state !== 'hidden' && (
        <Button variant="sand" size="sm" onClick={() => setChanging(true)}>
          Change
        </Button>
      )}
      <TakeBack what="review" onTakeBack={() => withdraw({ id: review.id }).unwrap()}>
        It leaves the page of {review.product.title} for good, with its stars. You may write another one.
      </TakeBack>
      {isChanging && <Change review={review} onClose={() => setChanging(false)} />}
    </>
  )
}

function Change({ review, onClose }: { review: OwnReview; onClose: () => void }) {
  const [change, { isLoading, error }] = useChangeReviewMutation()
  const { id, product, stars, title, body, pictures } = review
  return (
    <ReviewSheet
      productTitle={product.title}
      said={{ stars, title, body }}
      shown={pictures}
      isBusy={isLoading}
      error={error}
      send={async (said) => {
        const { data } = await change({ id, body: said })
        if (data) notify('Saved')
        return data !== undefined
      }}
      onClose={onClose}
    />
  )
}
