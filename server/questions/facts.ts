export interface QuestionFact {
  questionId: string
  productId: string
  shopId: string
}

declare module '#server/platform/facts.ts' {
  interface FactMap {
    /** Somebody asked about a thing. */
    'question.asked': QuestionFact
    /** The shop answered for the first time. */
    'question.answered': QuestionFact
    /** An operator hid it; `reason` goes to who asked. */
    'question.hidden': QuestionFact & { reason: string }
  }
}
