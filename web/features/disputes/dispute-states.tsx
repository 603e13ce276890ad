import type { DisputeReason, DisputeState } from '#shared/api/disputes.schemas.ts'
import { StateBadge, type Tone } from '../../ui/state-badge.tsx'

/** How everybody reads the state of a dispute; the order is that of its life. */
export const disputeStates: Record<DisputeState, { word: string; tone: Tone }> = {
  raised: { word: 'Between the two', tone: 'neutral' },
  open: { word: 'Waiting for a verdict', tone: 'due' },
  appealed: { word: 'Appealed', tone: 'due' },
  decided: { word: 'Decided', tone: 'good' },
  settled: { word: 'Settled', tone: 'good' },
  won: { word: 'Won', tone: 'good' },
  lost: { word: 'Lost', tone: 'refused' },
}

/** What a dispute is about. */
export const disputeReasons: Record<DisputeReason, string> = {
  not_arrived: 'It did not arrive',
  damaged: 'It is damaged',
  not_as_described: 'It is not as described',
  return_declined: 'The return was declined',
  chargeback: 'Chargeback by a bank',
  other: 'Something else',
}

/** The state of a dispute on a tinted pill. */
export function DisputeStateBadge({ state }: { state: DisputeState }) {
  const { word, tone } = disputeStates[state]
  return <StateBadge tone={tone}>{word}</StateBadge>
}
