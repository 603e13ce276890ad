import { rowsOf } from '#web/data/keyset.ts'
import { clientPrefetch, serverPrefetch, type Prefetch } from '#web/data/prefetch.ts'
import { saleEventsApi, useListSaleEventsInfiniteQuery } from '#web/data/sale-events.ts'
import { useSettings } from '#web/data/settings.ts'
import { Trail } from '#web/features/market/breadcrumbs.tsx'
import { HeadTags } from '#web/features/market/head-tags.tsx'
import { EventList } from '#web/features/sale-events/event-list.tsx'
import { EventsStructuredData } from '#web/features/sale-events/event-structured-data.tsx'
import { eventsOnPage } from '#web/features/sale-events/events-asked.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import styles from './list-page.module.css'

const running = eventsOnPage('running')
const coming = eventsOnPage('scheduled')

const queries: Prefetch = (dispatch) => [
  dispatch(saleEventsApi.endpoints.listSaleEvents.initiate(running)),
  dispatch(saleEventsApi.endpoints.listSaleEvents.initiate(coming)),
]
export const loader = serverPrefetch(queries)
export const clientLoader = clientPrefetch(queries)

/** Every sale event that runs, and below them those to come. */
export default function EventsPage() {
  const { name } = useSettings()
  const { data: now } = useListSaleEventsInfiniteQuery(running)
  const { data: later } = useListSaleEventsInfiniteQuery(coming)
  if (!now || !later) return null
  const events = [...rowsOf(now), ...rowsOf(later)]
  return (
    <>
      <HeadTags
        title="Sale events"
        description={`What costs less for a while in the shops of ${name}, and what will.`}
        path="/events"
        picture={events[0]?.pictures[0]}
      />
      <EventsStructuredData events={events} />
      <Trail steps={[]} here="Sale events" />
      <div className={styles.head}>
        <h1>Sale events</h1>
        <p>A few things at a lower price, for a while, in a fixed number</p>
      </div>
      <EventList title="On now" asked={running} />
      <EventList title="Coming" asked={coming} />
      {events.length === 0 && (
        <EmptyState
          title="No event runs, and none is announced"
          action={<ButtonLink to="/products?onSale=true">See what is reduced</ButtonLink>}
        >
          Shops hold them now and then, each for a few days.
        </EmptyState>
      )}
    </>
  )
}
