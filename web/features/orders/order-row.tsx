import type { OrderCard } from '#shared/api/orders.schemas.ts'
import { useLocale } from '../../data/settings.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Money } from '../../ui/money.tsx'
import { shortDay } from './arrival.ts'
import { checkoutPath, orderPath } from './last-checkout.ts'
import { OrderPictures } from './order-pictures.tsx'
import { OrderStateBadge } from './order-state-badge.tsx'
import styles from './order-row.module.css'

/** An order in its customer's list, with the one act it needs. */
export function OrderRow({ order }: { order: OrderCard }) {
  const locale = useLocale()
  const { id, checkoutId, number, shop, state, placedAt, total, lines } = order
  return (
    <li className={styles.row}>
      <OrderPictures lines={lines} />
      <div className={styles.words}>
        <p className={styles.shop}>
          <strong>{shop.name}</strong>
          <OrderStateBadge state={state} />
        </p>
        <p className={styles.meta}>
          {number} · {shortDay(placedAt, locale)} · <Money value={total} />
        </p>
      </div>
      <div className={styles.act}>
        {state === 'awaiting_payment' ? (
          <ButtonLink to={checkoutPath(checkoutId)} size="sm">
            Pay now
          </ButtonLink>
        ) : (
          <ButtonLink to={orderPath(id)} size="sm" variant="outline">
            See order
          </ButtonLink>
        )}
      </div>
    </li>
  )
}

/** Orders one under the other. */
export function OrderRows({ orders }: { orders: readonly OrderCard[] }) {
  return (
    <ul className={styles.rows}>
      {orders.map((order) => (
        <OrderRow key={order.id} order={order} />
      ))}
    </ul>
  )
}
