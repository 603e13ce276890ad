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
    /** A blocked word is in it: it waits until an operator has read it. */
    'review.held': ReviewFact
    /** Somebody has something against it. */
    'review.reported': ReviewFact
    /** An operator lets it stand, whatever was reported. */
    'review.left-standing': ReviewFact
    /** Who wrote it took it back for good. */
    'review.withdrawn': ReviewFact
  }
}
