import { useId, useState } from 'react'
import type { OwnReview } from '#shared/api/reviews.schemas.ts'
import { useChangeReviewMutation, useWithdrawReviewMutation } from '../../data/reviews.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from '../orders/asking.module.css'
import { ReviewSheet } from './review-sheet.tsx'

/** What its author can do with a review: say it differently, or take it back. */
export function OwnReviewActs({ review }: { review: OwnReview }) {
  const [open, setOpen] = useState<'change' | 'withdraw' | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      {review.state !== 'hidden' && (
        <Button variant="sand" size="sm" onClick={() => setOpen('change')}>
          Change
        </Button>
      )}
      <Button variant="sand" size="sm" onClick={() => setOpen('withdraw')}>
        Take back
      </Button>
      {open === 'change' && <Change review={review} onClose={close} />}
      {open === 'withdraw' && <Withdraw review={review} onClose={close} />}
    </>
  )
}

interface ActProps {
  review: OwnReview
  onClose: () => void
}

function Change({ review, onClose }: ActProps) {
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

function Withdraw({ review, onClose }: ActProps) {
  const id = useId()
  const [withdraw, { isLoading, error }] = useWithdrawReviewMutation()
  const send = async () => {
    const { error } = await withdraw({ id: review.id })
    if (error) return
    notify('Your review is gone')
    onClose()
  }
  return (
    <Sheet labelledBy={id} onCancel={onClose}>
      <div className={styles.ask}>
        <h2 id={id}>Take your review back?</h2>
        <p>It leaves the page of {review.product.title} for good, with its stars. You may write another one.</p>
        <ProblemNote error={error} />
        <div className={styles.ways}>
          <Button variant="outline" disabled={isLoading} onClick={onClose}>
            Keep it
          </Button>
          <Button variant="danger" isBusy={isLoading} disabled={isLoading} onClick={() => void send()}>
            Take it back
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
