import type { OrderState } from '#shared/api/orders.schemas.ts'
import { StateBadge, type Tone } from '../../ui/state-badge.tsx'

/** How shops and operators read the state of an order; the order is that of its life. */
export const orderStates: Record<OrderState, { word: string; tone: Tone }> = {
  processing: { word: 'To hand over', tone: 'due' },
  awaiting_payment: { word: 'Waiting for payment', tone: 'neutral' },
  handed_over: { word: 'On the way', tone: 'moving' },
  delivered: { word: 'Delivered', tone: 'good' },
  completed: { word: 'Completed', tone: 'good' },
  cancelled: { word: 'Cancelled', tone: 'refused' },
  expired: { word: 'Never paid', tone: 'neutral' },
}

/** The state of an order on a tinted pill. */
export function OrderStateBadge({ state }: { state: OrderState }) {
  const { word, tone } = orderStates[state]
  return <StateBadge tone={tone}>{word}</StateBadge>
}

/** The state an address asks for; undefined when it asks for none we know. */
export function orderStateOf(asked: string | null): OrderState | undefined {
  return asked !== null && asked in orderStates ? (asked as OrderState) : undefined
}
