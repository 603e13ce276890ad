import { lazy, Suspense } from 'react'
import { Link, useParams } from 'react-router'
import type { SaleEvent, SaleEventProduct } from '#shared/api/sale-events.schemas.ts'
import { clientPrefetch, serverPrefetch, type Prefetch } from '#web/data/prefetch.ts'
import { saleEventsApi, useGetSaleEventQuery } from '#web/data/sale-events.ts'
import { useLocale } from '#web/data/settings.ts'
import { Countdown } from '#web/features/sale-events/countdown.tsx'
import { EventStructuredData } from '#web/features/sale-events/event-structured-data.tsx'
import { runWords } from '#web/features/sale-events/run-words.ts'
import { Trail } from '#web/features/market/breadcrumbs.tsx'
import { HeadTags } from '#web/features/market/head-tags.tsx'
import { Money } from '#web/ui/money.tsx'
import { Picture } from '#web/ui/picture.tsx'
import styles from './event.module.css'

const LiveEvent = lazy(() => import('#web/features/sale-events/live-event.tsx'))

const queries: Prefetch = (dispatch, { params }) => [
  dispatch(saleEventsApi.endpoints.getSaleEvent.initiate({ slug: params['slug']! })),
]
export const loader = serverPrefetch(queries)
export const clientLoader = clientPrefetch(queries)

/** How often what is left is asked for anew, where the line that tells of it does not stand. */
const pollingMs = 60_000

export default function EventPage() {
  const { slug } = useParams()
  const { data: event, refetch } = useGetSaleEventQuery({ slug: slug! }, { pollingInterval: pollingMs })
  if (!event) return null
  return (
    <>
      <HeadTags
        title={event.title}
        description={event.text}
        path={`/events/${event.slug}`}
        picture={event.pictures[0]}
      />
      <EventStructuredData event={event} />
      <Trail steps={[{ to: '/events', label: 'Sale events' }]} here={event.title} />
      <Band event={event} onOver={() => void refetch()} />
      <Suspense>
        <LiveEvent key={event.id} event={event} />
      </Suspense>
      {event.pictures.length > 1 && <Gallery event={event} />}
      <ul className={styles.products}>
        {event.products.map((product) => (
          <li key={product.slug}>
            <Piece product={product} event={event} />
          </li>
        ))}
      </ul>
    </>
  )
}

const stateWords = {
  draft: '',
  cancelled: '',
  scheduled: 'Begins soon',
  running: 'On now',
  ended: 'Ended',
}

function Band({ event, onOver }: { event: SaleEvent; onOver: () => void }) {
  const { title, text, shop, pictures, startsAt, endsAt, state, now, quota, taken, mostPerCustomer } = event
  const locale = useLocale()
  const picture = pictures[0] ?? event.products.find((product) => product.picture)?.picture ?? null
  return (
    <section className={styles.band}>
      <div className={styles.words}>
        <p className={styles.when}>
          <strong className={styles.state}>{stateWords[state]}</strong> {runWords({ startsAt, endsAt }, locale)}
        </p>
        <h1>{title}</h1>
        {text && <p className={styles.text}>{text}</p>}
        {state === 'running' && <Countdown key={now} to={endsAt} now={now} onOver={onOver} />}
        {state === 'scheduled' && <Countdown key={now} to={startsAt} now={now} onOver={onOver} />}
        <p className={styles.facts}>
          <Link to={`/shops/${shop.slug}`}>{shop.name}</Link>
          {` · ${taken} of ${quota} pieces sold`}
          {mostPerCustomer !== null && ` · ${mostPerCustomer} of each per person`}
        </p>
      </div>
      <Picture
        picture={picture}
        alt=""
        sizes="(max-width: 48em) 100vw, 50vw"
        className={styles.picture ?? ''}
        isPriority
      />
    </section>
  )
}

/** The pictures beside the large one. */
function Gallery({ event: { title, pictures } }: { event: SaleEvent }) {
  const others = pictures.slice(1)
  return (
    <ul className={styles.gallery} aria-label={`Pictures of ${title}`}>
      {others.map((picture) => (
        <li key={picture.id}>
          <Picture
            picture={picture}

            sizes="(max-width: 48em) 60vw, 300px"
            className={styles.shot ?? ''}
          />
        </li>
      ))}
    </ul>
  )
}

function Piece({ product, event }: { product: SaleEventProduct; event: SaleEvent }) {
  const { slug, title, picture, price, normalPrice, lowestBefore, quota, left } = product
  const share = left / quota
  const tone = left === 0 ? 'gone' : share < 0.2 ? 'few' : 'some'
  const isSold = event.state === 'ended'
  return (
    <Link to={`/products/${slug}`} className={styles.piece} data-tone={tone}>
      <Picture picture={picture} alt="" sizes="(max-width: 48em) 50vw, 280px" className={styles.frame ?? ''} />
      <span className={styles.name}>{title}</span>
      <span className={styles.prices}>
        <strong>
          <Money value={price} />
        </strong>{' '}
        <s>
          <Money value={normalPrice} />
        </s>
      </span>
      {lowestBefore && (
        <span className={styles.left}>
          Lowest price of the 30 days before: <Money value={lowestBefore} />
        </span>
      )}
      <span className={styles.bar} aria-hidden>
        <span style={{ inlineSize: `${100 - share * 100}%` }} />
      </span>
      <span className={styles.left}>
        {isSold ? `${quota - left} of ${quota} sold` : left === 0 ? 'All gone' : `${left} left of ${quota}`}
      </span>
    </Link>
  )
}
