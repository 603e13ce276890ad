/** What became of what was reported: it stands as it is, or the market took it down. */
export type ReportOutcome = 'stands' | 'taken_down'

/** What became of what somebody said: the same, or who said it took it back before the market had looked. */
export type SaidOutcome = ReportOutcome | 'withdrawn'

/** What somebody said about a product, and others can report. */
export type SaidThing = 'review' | 'question'

export interface ReportsFact {
  reportIds: string[]
  outcome: ReportOutcome
}

export interface ListingFact {
  shopId: string
  /** null: the shop itself. */
  productId: string | null
}

declare module '#server/platform/facts.ts' {
  interface FactMap {
    /** Somebody has something against a product or a shop. */
    'listing.reported': ListingFact
    /** An operator has decided on a product or a shop that these reports were about; there is at least one. */
    'reports.decided': ReportsFact
  }
}
