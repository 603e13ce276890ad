declare module '#server/platform/facts.ts' {
  interface FactMap {
    /** Their thirty days are over, and nothing says who they were any more but what the law keeps. */
    'person.erased': ErasedFact
  }
}

export interface ErasedFact {
  personId: string
}
