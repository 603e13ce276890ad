import { Link } from 'react-router'
import type { Product } from '#shared/api/catalog.schemas.ts'
import { useGetProductQuery } from '../../data/catalog.ts'
import { useLocale } from '../../data/settings.ts'
import { Money } from '../../ui/money.tsx'
import { Countdown } from '../sale-events/countdown.tsx'
import { runWords } from '../sale-events/run-words.ts'
import styles from './price-facts.module.css'

type Variant = Product['variants'][number]

/** An answer kept for longer is asked for anew when the page is come back to, or the countdown would lag by its age. */
const keptSeconds = 5

/** What a reduced price must say of itself: which event has it and for how long, and what the thing cost at least before. */
export default function PriceFacts({ slug, variant }: { slug: string; variant: Variant }) {
  const { event, lowestBefore } = variant
  const lowest = event ? event.lowestBefore : lowestBefore
  if (!event && !lowest) return null
  return (
    <div className={styles.facts}>
      {event && <OfEvent slug={slug} event={event} />}
      {lowest && (
        <p>
          Lowest price of the last 30 days: <Money value={lowest} />
        </p>
      )}
    </div>
  )
}

/** When it is over, the page asks what the thing costs then. */
function OfEvent({ slug, event }: { slug: string; event: NonNullable<Variant['event']> }) {
  const locale = useLocale()
  const { refetch } = useGetProductQuery({ slug }, { refetchOnMountOrArgChange: keptSeconds })
  return (
    <>
      <Link to={`/events/${event.slug}`}>
        In the event “{event.title}”, {runWords(event, locale)} UTC, {event.left} left at this price
      </Link>
      <Countdown key={event.now} to={event.endsAt} now={event.now} onOver={() => void refetch()} />
    </>
  )
}
