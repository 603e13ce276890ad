import { Link } from 'react-router'
import type { Product } from '#shared/api/catalog.schemas.ts'
import { useLocale } from '../../data/settings.ts'
import { Money } from '../../ui/money.tsx'
import { runWords } from '../sale-events/run-words.ts'
import styles from './price-facts.module.css'

/** What a reduced price must say of itself: what the thing cost at least before, and which event has it for less. */
export default function PriceFacts({ variant }: { variant: Product['variants'][number] }) {
  const locale = useLocale()
  const { event, lowestBefore } = variant
  const lowest = event ? event.lowestBefore : lowestBefore
  if (!event && !lowest) return null
  return (
    <div className={styles.facts}>
      {event && (
        <Link to={`/events/${event.slug}`}>
          <strong>
            <Money value={event.price} />
          </strong>{' '}
          in the event “{event.title}”, {runWords(event, locale)} UTC, {event.left} left
        </Link>
      )}
      {lowest && (
        <p>
          Lowest price of the last 30 days: <Money value={lowest} />
        </p>
      )}
    </div>
  )
}
