import { Link } from 'react-router'
import type { Cycle } from '#shared/api/subscriptions.schemas.ts'
import { useLocale } from '../../data/settings.ts'
import { Money } from '../../ui/money.tsx'
import { dayWords, CycleStateBadge } from './subscription-states.tsx'
import styles from './subscriptions.module.css'

interface SubscriptionCyclesProps {
  cycles: readonly Cycle[]
  /** Where an order is opened: `/orders/`. */
  orders: string
}

/** The cycles of a subscription, the newest first: when, how much, and why not. */
export function SubscriptionCycles({ cycles, orders }: SubscriptionCyclesProps) {
  const locale = useLocale()
  return (
    <ul className={styles.cycles}>
      {cycles.map(({ id, fromOn, toOn, state, total, failure, nextTryAt, order }) => (
        <li key={id}>
          <span className={styles.words}>
            <span>
              {dayWords(fromOn, locale)} to {dayWords(toOn, locale)}
            </span>
            {failure !== '' && (
              <span className={styles.quiet}>
                {failure}
                {nextTryAt && ` Tried again on ${dayWords(nextTryAt.slice(0, 10), locale)}.`}
              </span>
            )}
            {order && (
              <Link to={`${orders}${order.id}`} className={styles.quiet}>
                Order {order.number}
              </Link>
            )}
          </span>
          <span>{total && <Money value={total} />}</span>
          <CycleStateBadge state={state} />
        </li>
      ))}
    </ul>
  )
}
