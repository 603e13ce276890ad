import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { ShopReview } from '#shared/api/reviews.schemas.ts'
import { useAnswerReviewMutation } from '../../data/reviews.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from './review-lists.module.css'

/** The shop's answer: asked for where there is none, changeable where there is one. */
export function AnswerForm({ review }: { review: ShopReview }) {
  const [isOpen, setOpen] = useState(false)
  const [answer, setAnswer] = useState(review.answer?.body ?? '')
  const [send, { isLoading, error }] = useAnswerReviewMutation()
  if (!isOpen)
    return (
      <Button variant={review.answer ? 'sand' : 'default'} size="sm" onClick={() => setOpen(true)}>
        {review.answer ? 'Change the answer' : 'Answer'}
      </Button>
    )
  const submit = async () => {
    const { data } = await send({ id: review.id, body: { answer } })
    if (!data) return
    notify('Your answer stands under the review')
    setOpen(false)
  }
  return (
    <form
      className={styles.answer}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Textarea
        label={`Your answer to ${review.author}`}
        description="Everybody who looks at the product reads it"
        autosize
        minRows={3}
        maxLength={2_000}
        value={answer}
        onChange={(event) => setAnswer(event.currentTarget.value)}
        data-autofocus
      />
      <ProblemNote error={error} />
      <div className={styles.acts}>
        <Button type="submit" loading={isLoading} disabled={answer.trim() === ''}>
          Publish the answer
        </Button>
        <Button variant="sand" disabled={isLoading} onClick={() => setOpen(false)}>
          Not now
        </Button>
      </div>
    </form>
  )
}
