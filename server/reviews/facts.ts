export interface ReviewFact {
  reviewId: string
  productId: string
  shopId: string
}

declare module '#server/platform/facts.ts' {
  interface FactMap {
    /** Somebody said how a thing is. */
    'review.written': ReviewFact
    /** The shop answered for the first time. */
    'review.answered': ReviewFact
    /** An operator hid it; `reason` goes to its author. */
    'review.hidden': ReviewFact & { reason: string }
  }
}
