import { useId, useState } from 'react'
import type { ReviewInput } from '#shared/api/reviews.schemas.ts'
import type { Picture } from '#shared/api/values.schemas.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import styles from '../orders/asking.module.css'
import own from './review-sheet.module.css'
import { ReviewPictures } from './review-pictures.tsx'
import { StarChoice } from './star-choice.tsx'

interface ReviewSheetProps {
  productTitle: string
  /** What was said before; nothing for a first review. */
  said?: ReviewInput
  /** Pictures it shows already. */
  shown?: readonly Picture[]
  /** Sends it; answers whether it was taken. */
  send: (review: ReviewInput) => Promise<boolean>
  isBusy: boolean
  error: unknown
  onClose: () => void
}

/** Where a buyer says how a thing is: stars first, then as many words as they like. */
export function ReviewSheet({ productTitle, said, shown, send, isBusy, error, onClose }: ReviewSheetProps) {
  const id = useId()
  const [review, setReview] = useState<ReviewInput>(said ?? { stars: 0, title: '', body: '' })
  const [pictures, setPictures] = useState(shown ?? [])
  const [lacksStars, setLacksStars] = useState(false)
  const change = (part: Partial<ReviewInput>) => setReview((before) => ({ ...before, ...part }))
  const submit = async () => {
    setLacksStars(review.stars === 0)
    if (review.stars > 0 && (await send({ ...review, pictureIds: pictures.map((picture) => picture.id) }))) onClose()
  }
  return (
    <Sheet labelledBy={`${id}-title`} onCancel={onClose}>
      <form
        className={styles.ask}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <h2 id={`${id}-title`}>How is {productTitle}?</h2>
        <StarChoice
          value={review.stars}
          onChange={(stars) => change({ stars })}
          error={lacksStars && review.stars === 0 ? 'Choose one to five stars.' : undefined}
        />
        <label htmlFor={`${id}-headline`}>In one line (optional)</label>
        <input
          id={`${id}-headline`}
          className={own.line}
          maxLength={120}
          value={review.title}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <label htmlFor={`${id}-body`}>What should others know? (optional)</label>
        <textarea
          id={`${id}-body`}
          rows={5}
          maxLength={4_000}
          value={review.body}
          onChange={(event) => change({ body: event.currentTarget.value })}
        />
        <ReviewPictures pictures={pictures} onChange={setPictures} />
        <ProblemNote error={error} />
        <div className={styles.ways}>
          <Button variant="outline" disabled={isBusy} onClick={onClose}>
            Not now
          </Button>
          <Button type="submit" isBusy={isBusy} disabled={isBusy}>
            {said ? 'Save' : 'Publish it'}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
