import type { OrderState } from '#shared/api/orders.schemas.ts'
import { IconCheck, IconCircleX, IconClock, IconPackage, IconTruckDelivery } from '../../ui/icons.ts'
import { StateBadge, type Tone } from '../../ui/state-badge.tsx'

const badges: Record<OrderState, { tone: Tone; words: string; icon: typeof IconCheck }> = {
  awaiting_payment: { tone: 'due', words: 'Waiting for payment', icon: IconClock },
  processing: { tone: 'due', words: 'Being packed', icon: IconPackage },
  handed_over: { tone: 'moving', words: 'On its way', icon: IconTruckDelivery },
  delivered: { tone: 'good', words: 'Delivered', icon: IconCheck },
  completed: { tone: 'good', words: 'Delivered', icon: IconCheck },
  cancelled: { tone: 'neutral', words: 'Cancelled', icon: IconCircleX },
  expired: { tone: 'neutral', words: 'Not paid', icon: IconCircleX },
}

/** The state of an order as its customer calls it. */
export function OrderStateBadge({ state }: { state: OrderState }) {
  const { tone, words, icon } = badges[state]
  return (
    <StateBadge tone={tone} icon={icon}>
      {words}
    </StateBadge>
  )
}
