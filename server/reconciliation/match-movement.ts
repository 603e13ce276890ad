import type { MovementKind } from '#server/payments/index.ts'

export type Reason = 'missing_here' | 'missing_there' | 'amount_differs' | 'fee_unknown'

/** A line of a gateway beside what of ours it may be. Amounts are signed as the gateway's balance moves. */
export interface Candidate {
  kind: MovementKind
  amountMinor: number
  currency: string
  /** What the book holds for it; null when there is nothing of ours. */
  ours: { amountMinor: number; currency: string } | null
  /** The money of a second charge, and what went back of it, are in no book: together they are nothing. */
  isSecondCharge: boolean
}

export type Match = { isMatched: true } | { isMatched: false; reason: Reason; bookMinor: number }

/** Lays one line of a gateway beside the book. Pure. A payout is believed: it is booked because the gateway says so. */
export function matchMovement({ kind, amountMinor, currency, ours, isSecondCharge }: Candidate): Match {
  if (kind === 'payout' || isSecondCharge) return { isMatched: true }
  if (kind === 'fee') return { isMatched: false, reason: 'fee_unknown', bookMinor: 0 }
  if (!ours || ours.currency !== currency) return { isMatched: false, reason: 'missing_here', bookMinor: 0 }
  if (ours.amountMinor !== amountMinor)
    return { isMatched: false, reason: 'amount_differs', bookMinor: ours.amountMinor }
  return { isMatched: true }
}
