import { Link } from 'react-router'
import type { SaleEventCard } from '#shared/api/sale-events.schemas.ts'
import { useListSaleEventsQuery } from '../../data/sale-events.ts'
import { Money } from '../../ui/money.tsx'
import { Picture } from '../../ui/picture.tsx'
import { Section } from '../market/section.tsx'
import { Countdown } from './countdown.tsx'
import { runningEvents } from './running-events-query.ts'
import styles from './running-events.module.css'

/** How often what runs is asked for anew. */
const pollingMs = 60_000
/** An answer kept for longer is asked for anew when the page is come back to, or the countdown would lag by its age. */
const keptSeconds = 5

/** Sale events that run now, with the time to go and their first things; nothing when there is none. */
export default function RunningEvents({ title }: { title: string }) {
  const { data, refetch } = useListSaleEventsQuery(runningEvents, {
    pollingInterval: pollingMs,
    refetchOnMountOrArgChange: keptSeconds,
  })
  if (!data || data.items.length === 0) return null
  return (
    <Section title={title} lead="A few things at a lower price, in a fixed number">
      <div className={styles.events}>
        {data.items.map((event) => (
          <Running key={event.slug} event={event} onOver={() => void refetch()} />
        ))}
      </div>
    </Section>
  )
}

function Running({ event, onOver }: { event: SaleEventCard; onOver: () => void }) {
  const { slug, title, text, shop, pictures, endsAt, now, products, productCount } = event
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
        <Countdown key={now} to={endsAt} now={now} onOver={onOver} />
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
