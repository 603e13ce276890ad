import type { ReturnReason, ReturnState } from '#shared/api/returns.schemas.ts'
import { StateBadge, type Tone } from '../../ui/state-badge.tsx'

/** How everybody reads the state of a return; the order is that of its life. */
export const returnStates: Record<ReturnState, { word: string; tone: Tone }> = {
  requested: { word: 'To answer', tone: 'due' },
  accepted: { word: 'Coming back', tone: 'moving' },
  received: { word: 'Received', tone: 'moving' },
  closed: { word: 'Money given back', tone: 'good' },
  declined: { word: 'Declined', tone: 'refused' },
  withdrawn: { word: 'Withdrawn', tone: 'neutral' },
}

/** Why something comes back, as people say it. */
export const reasonWords: Record<ReturnReason, string> = {
  changed_mind: 'I changed my mind',
  damaged: 'It is damaged',
  wrong_item: 'It is the wrong thing',
  not_as_described: 'It is not as described',
  does_not_fit: 'It does not fit',
  other: 'Something else',
}

/** The state of a return on a tinted pill. */
export function ReturnStateBadge({ state }: { state: ReturnState }) {
  const { word, tone } = returnStates[state]
  return <StateBadge tone={tone}>{word}</StateBadge>
}
