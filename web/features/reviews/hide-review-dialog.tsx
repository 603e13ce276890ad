import { Button, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { MarketReview } from '#shared/api/reviews.schemas.ts'
import { useHideReviewMutation } from '../../data/reviews.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from './review-lists.module.css'

/** Asks why a review is hidden; its author reads the reason. */
export function HideReviewDialog({ review, onClose }: { review: MarketReview; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [hide, { isLoading, error }] = useHideReviewMutation()
  const submit = async () => {
    const { data } = await hide({ id: review.id, body: { reason } })
    if (!data) return
    notify('The review is hidden')
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Hide what ${review.author} wrote`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className={styles.answer}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <p>It leaves the page of {review.product.title}, and its stars no longer count.</p>
        <Textarea
          label="Reason"
          description={`${review.author} reads it`}
          autosize
          minRows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        <ProblemNote error={error} />
        <Button type="submit" color="red" loading={isLoading} disabled={reason.trim().length < 3} fullWidth>
          Hide the review
        </Button>
      </form>
    </Modal>
  )
}
