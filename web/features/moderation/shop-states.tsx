import type { ShopForReview } from '#shared/api/shops.schemas.ts'
import { StateBadge, type Tone } from '../../ui/state-badge.tsx'

export type ShopState = ShopForReview['state']

/** How operators read the state of a shop; the order is that of its life. */
export const shopStates: Record<ShopState, { word: string; tone: Tone }> = {
  applied: { word: 'Waiting', tone: 'due' },
  changes_requested: { word: 'Given back', tone: 'moving' },
  approved: { word: 'Open', tone: 'good' },
  declined: { word: 'Declined', tone: 'neutral' },
  suspended: { word: 'Suspended', tone: 'refused' },
  closed: { word: 'Closed', tone: 'neutral' },
}

/** The state of a shop on a tinted pill. */
export function ShopStateBadge({ state }: { state: ShopState }) {
  const { word, tone } = shopStates[state]
  return <StateBadge tone={tone}>{word}</StateBadge>
}

/** The state an address asks for; undefined for all of them, the applications when it asks for nothing. */
export function shopStateOf(asked: string | null): ShopState | undefined {
  if (asked === 'all') return undefined
  return asked !== null && asked in shopStates ? (asked as ShopState) : 'applied'
}
