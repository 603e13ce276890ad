import type { Order, TimelineEntry } from '#shared/api/orders.schemas.ts'
import type { TimelineStep } from '../../ui/timeline.tsx'

const tracking: Record<string, string> = {
  shipping: 'On its way',
  arrived_at_facility: 'Arrived at the sorting centre',
  out_for_delivery: 'Out for delivery',
}

const refunds: Record<string, string> = {
  requested: 'Refund asked for',
  approved: 'The money is on its way back',
  sent: 'The money is on its way back',
  succeeded: 'The money was given back',
  failed: 'The money could not be sent back yet; the market is on it',
  declined: 'Refund declined',
}

/** What happened to an order in its customer's words, newest first. What is downloaded is handed over to nobody. */
export function timelineSteps(
  order: Pick<Order, 'timeline' | 'shop' | 'paymentMethod' | 'state' | 'isDigital'>,
): TimelineStep[] {
  const timeline = order.timeline.filter(({ name }) => !(order.isDigital && name === 'handed_over'))
  const steps = timeline.map((entry, index): TimelineStep => {
    const isNow = index === timeline.length - 1 && !isOver(order.state)
    return {
      key: `${entry.kind} ${entry.name} ${entry.at}`,
      title: titleOf(entry, order),
      note: [entry.place, entry.note].filter((each) => each !== '').join(' · '),
      at: entry.at,
      state: isRefusal(entry) ? 'refused' : isNow ? 'now' : 'done',
    }
  })
  return steps.reverse()
}

function titleOf(
  { kind, name, by }: TimelineEntry,
  { shop, paymentMethod, isDigital }: Pick<Order, 'shop' | 'paymentMethod' | 'isDigital'>,
): string {
  if (kind === 'tracking') return tracking[name] ?? 'Seen'
  if (kind === 'refund') return refunds[name] ?? 'Refund'
  switch (name) {
    case 'awaiting_payment':
      return 'Ordered'
    case 'processing':
      if (isDigital) return 'Paid'
      return paymentMethod === 'cash_on_delivery'
        ? `${shop.name} has it; you pay at the door`
        : `Paid; ${shop.name} is packing`
    case 'handed_over':
      return 'Handed over to the courier'
    case 'delivered':
      return isDigital ? 'Ready to download' : 'Delivered'
    case 'completed':
      return 'Completed'
    case 'cancelled':
      return by === 'customer' ? 'Cancelled by you' : by === 'shop' ? `Cancelled by ${shop.name}` : 'Cancelled'
    default:
      return 'Not paid in time'
  }
}

function isRefusal({ kind, name }: TimelineEntry): boolean {
  if (kind === 'refund') return name === 'failed' || name === 'declined'
  return kind === 'state' && (name === 'cancelled' || name === 'expired')
}

function isOver(state: Order['state']): boolean {
  return state === 'delivered' || state === 'completed' || state === 'cancelled' || state === 'expired'
}
