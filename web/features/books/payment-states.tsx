import type { EventState, MarketPaymentCard } from '#shared/api/inspector.schemas.ts'
import type { PaymentState } from '#shared/api/payments.schemas.ts'
import { StateBadge, type Tone } from '../../ui/state-badge.tsx'

/** How an operator reads the state of a payment; the order is that of the list's filters. */
export const paymentStates: Record<PaymentState, { word: string; tone: Tone }> = {
  unknown: { word: 'Answer lost', tone: 'refused' },
  created: { word: 'Asked', tone: 'due' },
  requires_action: { word: 'To confirm', tone: 'due' },
  processing: { word: 'Under way', tone: 'moving' },
  captured: { word: 'Paid', tone: 'good' },
  partly_refunded: { word: 'Partly refunded', tone: 'good' },
  refunded: { word: 'Refunded', tone: 'neutral' },
  declined: { word: 'Declined', tone: 'neutral' },
  expired: { word: 'Given up', tone: 'neutral' },
}

/** What became of an event of a gateway. */
export const eventStates: Record<EventState, { word: string; tone: Tone }> = {
  received: { word: 'Waiting', tone: 'moving' },
  processed: { word: 'Done', tone: 'good' },
  failed: { word: 'Failed', tone: 'due' },
  dead: { word: 'Given up', tone: 'refused' },
  refused: { word: 'Signature refused', tone: 'refused' },
}

/** The state of a payment on a tinted pill. */
export function PaymentStateBadge({ state }: { state: PaymentState }) {
  const { word, tone } = paymentStates[state]
  return <StateBadge tone={tone}>{word}</StateBadge>
}

/** The state of an event on a tinted pill. */
export function EventStateBadge({ state }: { state: EventState }) {
  const { word, tone } = eventStates[state]
  return <StateBadge tone={tone}>{word}</StateBadge>
}

/** With what was paid: `Card •••• 4242`. */
export function paidWith({ method, card }: Pick<MarketPaymentCard, 'method' | 'card'>): string {
  if (method === 'cash_on_delivery') return 'Cash at the door'
  if (method === 'paypal') return 'PayPal'
  return card ? `Card •••• ${card.last4}` : 'Card'
}

/** The orders a payment is for, in a few words: `10478, 10479`. */
export function ordersInWords({ orders }: Pick<MarketPaymentCard, 'orders'>): string {
  return orders.map(({ number }) => number).join(', ')
}
