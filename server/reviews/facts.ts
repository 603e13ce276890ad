export interface ReviewFact {
  reviewId: string
  productId: string
  shopId: string
}

/** An operator has decided about it, or it is gone. */
export interface JudgedReviewFact extends ReviewFact {
  /** The people whose reports of it were open until then. */
  reporterIds: string[]
}

export interface HiddenReviewFact extends JudgedReviewFact {
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
    /** A blocked word is in it: it waits until an operator has read it. */
    'review.held': ReviewFact
    /** Somebody has something against it. */
    'review.reported': ReviewFact
    /** An operator lets it stand, whatever was reported. */
    'review.left-standing': JudgedReviewFact
    /** Who wrote it took it back for good. */
    'review.withdrawn': JudgedReviewFact
  }
}
