/** How many of a hundred charges at the sandbox gateway are befallen, by what; the first four never together. */
export interface Misfortunes {
  /** Refused, for want of money: tried again later. */
  softDeclines: number
  /** Refused for good: the card was stolen. */
  hardDeclines: number
  /** The bank wants the customer to confirm. */
  confirmations: number
  /** Charged, but the answer is lost. */
  lostAnswers: number
  /** Told hours late by webhook, whatever became of the charge. */
  lateWebhooks: number
}

/** Nothing befalls anybody. */
export const noMisfortunes: Misfortunes = {
  softDeclines: 0,
  hardDeclines: 0,
  confirmations: 0,
  lostAnswers: 0,
  lateWebhooks: 0,
}

/** Misfortunes as they are kept; what is not said does not happen. */
export function readMisfortunes(kept: unknown): Misfortunes {
  return { ...noMisfortunes, ...(kept as Partial<Misfortunes>) }
}
