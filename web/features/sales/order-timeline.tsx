import type { ShopOrder, TimelineEntry } from '#shared/api/orders.schemas.ts'
import { Card } from '../../ui/card.tsx'
import { Timeline, type TimelineStep } from '../../ui/timeline.tsx'
import { DeadlineBadge } from './deadline-badge.tsx'

/** What happened to an order, newest first, with what is awaited on top. */
export function OrderTimeline({ order }: { order: ShopOrder }) {
  const past = order.timeline.toReversed().map((entry): TimelineStep => ({
    key: `${entry.at} ${entry.kind} ${entry.name}`,
    title: wordsFor(entry, order),
    note: [entry.place, entry.note, entry.kind === 'state' ? byWords[entry.by] : ''].filter(Boolean).join(' · '),
    at: entry.at,
    state: isBad(entry) ? 'refused' : 'done',
  }))
  return (
    <Card title="What happened">
      <Timeline steps={[...awaited(order), ...past]} />
    </Card>
  )
}

/** What an order waits for, to stand above what happened. */
export function awaited({ state, handOverBy }: ShopOrder): TimelineStep[] {
  switch (state) {
    case 'awaiting_payment':
      return [{ key: 'awaited', title: 'Waiting for the payment', state: 'now' }]
    case 'processing':
      return [
        {
          key: 'awaited',
          title: 'Waiting for hand-over',
          note: <DeadlineBadge handOverBy={handOverBy} lead="by" />,
          state: 'now',
        },
      ]
    case 'handed_over':
      return [{ key: 'awaited', title: 'On its way to the customer', state: 'planned' }]
    default:
      return []
  }
}

const stateWords: Record<string, string> = {
  awaiting_payment: 'Order placed',
  handed_over: 'Handed over',
  delivered: 'Delivered',
  completed: 'Completed; the time to send it back is over',
  cancelled: 'Cancelled',
  expired: 'Not paid in time; the goods went back on the shelf',
}

const trackingWords: Record<string, string> = {
  shipping: 'The carrier has the parcel',
  arrived_at_facility: 'Arrived at a depot',
  out_for_delivery: 'Out for delivery',
}

const refundWords: Record<string, string> = {
  requested: 'Refund asked for',
  approved: 'Refund on its way to the bank',
  sent: 'Refund with the bank',
  succeeded: 'Money given back',
  failed: 'The bank refused the refund',
  declined: 'Refund declined',
}

const byWords: Record<TimelineEntry['by'], string> = {
  customer: 'by the customer',
  shop: 'by the shop',
  market: 'by the market',
  system: '',
}

function wordsFor({ kind, name }: TimelineEntry, { paymentMethod, carrier }: ShopOrder): string {
  if (kind === 'tracking') return trackingWords[name] ?? name
  if (kind === 'refund') return refundWords[name] ?? name
  if (name === 'processing')
    return paymentMethod === 'cash_on_delivery'
      ? 'Cash promised'
      : paymentMethod === 'free'
        ? 'Nothing to pay'
        : 'Payment confirmed'
  if (name === 'handed_over' && carrier) return `Handed over to ${carrier}`
  return stateWords[name] ?? name
}

function isBad({ kind, name }: TimelineEntry): boolean {
  return kind === 'refund' ? name === 'failed' : name === 'cancelled' || name === 'expired'
}
