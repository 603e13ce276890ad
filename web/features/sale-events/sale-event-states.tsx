import type { SaleEventState } from '#shared/api/sale-events.schemas.ts'
import { StateBadge, type Tone } from '../../ui/state-badge.tsx'

const states: Record<SaleEventState, { word: string; tone: Tone }> = {
  draft: { word: 'Draft', tone: 'neutral' },
  scheduled: { word: 'Scheduled', tone: 'moving' },
  running: { word: 'On now', tone: 'good' },
  ended: { word: 'Ended', tone: 'neutral' },
  cancelled: { word: 'Called off', tone: 'refused' },
}

/** The state of a sale event on a tinted pill. */
export function SaleEventStateBadge({ state }: { state: SaleEventState }) {
  const { word, tone } = states[state]
  return <StateBadge tone={tone}>{word}</StateBadge>
}
