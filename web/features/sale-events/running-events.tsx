import { EventList } from './event-list.tsx'
import { runningEvents, runningEventsOf } from './events-asked.ts'

/** Sale events that run now: the first two of the market, or those of one shop; nothing when there is none. */
export default function RunningEvents({ title, shop }: { title: string; shop?: string }) {
  const words = { title, lead: 'A few things at a lower price, in a fixed number' }
  return shop === undefined ? (
    <EventList {...words} asked={runningEvents} more={{ to: '/events', label: 'See all events' }} />
  ) : (
    <EventList {...words} asked={runningEventsOf(shop)} />
  )
}
