export interface ReviewFact {
  reviewId: string
  productId: string
  shopId: string
}

export interface HiddenReviewFact extends ReviewFact {
  reason: string
  /** It was read before; of one that was held the shop has not heard. */
  wasShown: boolean
}

declare module '#server/platform/facts.ts' {
  interface FactMap {
    /** Somebody said how a thing is. */
    'review.written': ReviewFact
    /** The shop answered for the first time. */
    'review.answered': ReviewFact
    /** An operator hid it; `reason` goes to its author and to the shop. */
    'review.hidden': HiddenReviewFact
  }
}
