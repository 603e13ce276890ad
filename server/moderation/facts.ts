/** What became of what was reported: it stands as it is, or the market took it down. */
export type ReportOutcome = 'stands' | 'taken_down'

export interface ReportsFact {
  reportIds: string[]
  outcome: ReportOutcome
}

declare module '#server/platform/facts.ts' {
  interface FactMap {
    /** An operator has decided on a product or a shop that these reports were about; there is at least one. */
    'reports.decided': ReportsFact
  }
}
