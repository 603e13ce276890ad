import type { OrderCard } from '#shared/api/orders.schemas.ts'
import { useLocale } from '../../data/settings.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { spanWords } from './arrival.ts'
import { checkoutPath, orderPath } from './last-checkout.ts'
import { OrderPictures } from './order-pictures.tsx'
import { OrderStateBadge } from './order-state-badge.tsx'
import styles from './next-order-card.module.css'

const steps = ['Packed', 'With the courier', 'At your door']

/** The next thing that will happen: what it is, when, how far it is, and the one act. */
export function NextOrderCard({ order }: { order: OrderCard }) {
  const locale = useLocale()
  const { id, checkoutId, number, state, shop, lines, expectedFrom, expectedTo } = order
  const isUnpaid = state === 'awaiting_payment'
  const isMoving = state === 'handed_over'
  return (
    <section className={styles.next} aria-label="What happens next">
      <div className={styles.head}>
        <OrderStateBadge state={state} />
        <span>{number}</span>
      </div>
      <div className={styles.what}>
        <OrderPictures lines={lines} size="lg" />
        <div>
          <p className={styles.shop}>{shop.name}</p>
          <h2>{isUnpaid ? 'Held until you pay' : spanWords(expectedFrom, expectedTo, locale)}</h2>
          <p className={styles.shop}>{lines.map(({ title }) => title).join(', ')}</p>
        </div>
      </div>
      {!isUnpaid && (
        <div className={styles.way} data-moving={isMoving || undefined} aria-hidden>
          <span className={styles.track} />
          <div className={styles.steps}>
            {steps.map((step) => (
              <span key={step}>{step}</span>
            ))}
          </div>
        </div>
      )}
      <div>
        <ButtonLink to={isUnpaid ? checkoutPath(checkoutId) : orderPath(id)}>
          {isUnpaid ? 'Pay now' : isMoving ? 'Follow the parcel' : 'See order'}
        </ButtonLink>
      </div>
    </section>
  )
}
