import type { Difference, DifferenceState } from '#shared/api/reconciliation.schemas.ts'
import { StateBadge, type Tone } from '../../ui/state-badge.tsx'

/** The states of a difference in the order of its life. */
export const differenceStates: Record<DifferenceState, { word: string; tone: Tone }> = {
  open: { word: 'Open', tone: 'due' },
  posted: { word: 'Booked', tone: 'neutral' },
  explained: { word: 'Explained', tone: 'neutral' },
  resolved: { word: 'Resolved', tone: 'good' },
}

/** Why something is a difference, in words for an accountant. */
export const reasons: Record<Difference['reason'], { title: string; sentence: string }> = {
  missing_here: { title: 'Missing here', sentence: 'The gateway moved money that the book does not know.' },
  missing_there: {
    title: 'Missing there',
    sentence: 'The book says money moved, and the gateway does not show it after a day.',
  },
  amount_differs: { title: 'Amount differs', sentence: 'Both know it, with different amounts.' },
  fee_unknown: { title: 'Fee unknown', sentence: 'The gateway took a fee that belongs to no payment.' },
}

/** The state of a difference on a tinted pill. */
export function DifferenceStateBadge({ state }: { state: DifferenceState }) {
  const { word, tone } = differenceStates[state]
  return <StateBadge tone={tone}>{word}</StateBadge>
}
