export interface QuestionFact {
  questionId: string
  productId: string
  shopId: string
}

/** An operator has decided about it, or it is gone. */
export interface JudgedQuestionFact extends QuestionFact {
  /** The people whose reports of it were open until then. */
  reporterIds: string[]
}

export interface HiddenQuestionFact extends JudgedQuestionFact {
  reason: string
  /** It was read before; of one that was held the shop has not heard. */
  wasShown: boolean
}

declare module '#server/platform/facts.ts' {
  interface FactMap {
    /** Somebody asked about a thing. */
    'question.asked': QuestionFact
    /** The shop answered for the first time. */
    'question.answered': QuestionFact
    /** An operator hid it; `reason` goes to who asked and to the shop. */
    'question.hidden': HiddenQuestionFact
    /** A blocked word is in it: it waits until an operator has read it. */
    'question.held': QuestionFact
    /** Somebody has something against it. */
    'question.reported': QuestionFact
    /** An operator lets it stand, whatever was reported. */
    'question.left-standing': JudgedQuestionFact
    /** Who wrote it took it back for good. */
    'question.withdrawn': JudgedQuestionFact
  }
}
