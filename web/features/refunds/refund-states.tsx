import type { ShopRefund } from '#shared/api/orders.schemas.ts'
import { StateBadge, type Tone } from '../../ui/state-badge.tsx'

const refundStates: Record<ShopRefund['state'], { word: string; tone: Tone }> = {
  requested: { word: 'Asked for', tone: 'due' },
  approved: { word: 'On its way', tone: 'moving' },
  sent: { word: 'With the bank', tone: 'moving' },
  unknown: { word: 'Asking the bank', tone: 'due' },
  succeeded: { word: 'Given back', tone: 'good' },
  failed: { word: 'Failed', tone: 'refused' },
  declined: { word: 'Declined', tone: 'refused' },
}

/** The state of a refund on a tinted pill. */
export function RefundStateBadge({ state }: { state: ShopRefund['state'] }) {
  const { word, tone } = refundStates[state]
  return <StateBadge tone={tone}>{word}</StateBadge>
}
