import { useState } from 'react'
import type { ReviewableProduct } from '#shared/api/reviews.schemas.ts'
import { useWriteReviewMutation } from '../../data/reviews.ts'
import { Button } from '../../ui/button.tsx'
import { notify } from '../../ui/toaster.tsx'
import { ReviewSheet } from './review-sheet.tsx'

/** The way to the first review of a thing that has arrived. */
export function WriteReview({ product }: { product: ReviewableProduct }) {
  const [isOpen, setOpen] = useState(false)
  const [write, { isLoading, error, reset }] = useWriteReviewMutation()
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        Say how it is
      </Button>
      {isOpen && (
        <ReviewSheet
          productTitle={product.title}
          isBusy={isLoading}
          error={error}
          send={async (review) => {
            const { data } = await write({ body: { ...review, productId: product.id } })
            if (data) notify('Thank you. Your review is on its page.')
            return data !== undefined
          }}
          onClose={() => {
            reset()
            setOpen(false)
          }}
        />
      )}
    </>
  )
}
