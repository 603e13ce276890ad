import { Link } from 'react-router'
import type { SaleEventCard } from '#shared/api/sale-events.schemas.ts'
import { rowsOf } from '../../data/keyset.ts'
import { useListSaleEventsInfiniteQuery } from '../../data/sale-events.ts'
import { useLocale } from '../../data/settings.ts'
import { Money } from '../../ui/money.tsx'
import { Picture } from '../../ui/picture.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import { Section } from '../market/section.tsx'
import { Countdown } from './countdown.tsx'
import styles from './event-list.module.css'
import type { EventsAsked } from './events-asked.ts'
import { runWords } from './run-words.ts'

/** How often what runs is asked for anew. */
const pollingMs = 60_000
/** An answer kept for longer is asked for anew when the page is come back to, or the countdown would lag by its age. */
const keptSeconds = 5

interface EventListProps {
  title: string
  lead?: string
  asked: EventsAsked
  /** The way to all of them, where the list is the beginning of a longer one. */
  more?: { to: string; label: string }
}

/** Sale events with their first things and the time to go, or when they begin; nothing when there is none. */
export function EventList({ title, lead, asked, more }: EventListProps) {
  const { data, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useListSaleEventsInfiniteQuery(asked, {
    pollingInterval: pollingMs,
    refetchOnMountOrArgChange: keptSeconds,
  })
  const events = data ? rowsOf(data) : []
  if (events.length === 0) return null
  return (
    <Section title={title} {...(lead && { lead })} {...(more && { more })}>
      <div className={styles.events}>
        {events.map((event) => (
          <Entry key={event.slug} event={event} onOver={() => void refetch()} />
        ))}
      </div>
      {hasNextPage && !more && (
        <p className={styles.more}>
          <ShowMore of={{ hasNextPage, isFetchingNextPage, fetchNextPage }}>Show more events</ShowMore>
        </p>
      )}
    </Section>
  )
}

function Entry({ event, onOver }: { event: SaleEventCard; onOver: () => void }) {
  const { slug, title, text, shop, pictures, startsAt, endsAt, state, now, products, productCount } = event
  const locale = useLocale()
  const picture = pictures[0] ?? products.find((product) => product.picture)?.picture ?? null
  return (
    <article className={styles.event}>
      <Picture picture={picture} alt="" sizes="(max-width: 62em) 100vw, 420px" className={styles.picture ?? ''} />
      <div className={styles.words}>
        <p className={styles.shop}>
          <Link to={`/shops/${shop.slug}`}>{shop.name}</Link>
        </p>
        <h3>
          <Link to={`/events/${slug}`}>{title}</Link>
        </h3>
        {text && <p className={styles.text}>{text}</p>}
        {state === 'running' ? (
          <Countdown key={now} to={endsAt} now={now} onOver={onOver} />
        ) : (
          <p>{runWords({ startsAt, endsAt }, locale)} UTC</p>
        )}
        <Link to={`/events/${slug}`} className={styles.all}>
          {productCount > 1 ? `See all ${productCount} things` : 'See the event'}
        </Link>
      </div>
      <ul className={styles.things}>
        {products.slice(0, 3).map((product) => (
          <li key={product.slug}>
            <Link to={`/products/${product.slug}`} className={styles.thing}>
              <Picture picture={product.picture} alt="" sizes="72px" className={styles.thumb ?? ''} />
              <span>
                <span className={styles.name}>{product.title}</span>
                <strong>
                  {product.hasPriceRange && 'from '}
                  <Money value={product.price} />
                </strong>{' '}
                <s>
                  <Money value={product.normalPrice} />
                </s>
                {product.lowestBefore && (
                  <small>
                    Lowest in 30 days before: <Money value={product.lowestBefore} />
                  </small>
                )}
                {product.left === 0 && <small>All gone</small>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </article>
  )
}
