import { Link } from 'react-router'
import type { ShopOrderCard } from '#shared/api/orders.schemas.ts'
import { useLocale } from '../../data/settings.ts'
import { Card } from '../../ui/card.tsx'
import { Money } from '../../ui/money.tsx'
import { RowLink } from '../../ui/row-link.tsx'
import { useNow } from '../../ui/use-now.ts'
import { shortInstant } from './deadline.ts'
import { goodsWords } from './goods-words.ts'
import styles from './latest-orders.module.css'
import { OrderStateBadge } from './order-states.tsx'

/** The newest orders of the shop, and the way to all of them. */
export function LatestOrders({ orders }: { orders: readonly ShopOrderCard[] }) {
  const locale = useLocale()
  const now = useNow() ?? 0
  return (
    <Card
      title="Latest orders"
      aside={
        <Link to="/seller/orders?state=all" className={styles.all}>
          All orders
        </Link>
      }
    >
      <ul className={styles.list}>
        {orders.map((order) => (
          <li key={order.id} className={styles.row}>
            <span className={styles.words}>
              <RowLink to={`/seller/orders/${order.id}`}>{order.customer}</RowLink>
              <span className={styles.goods}>
                {order.number} · {shortInstant(order.placedAt, now, locale)} · {goodsWords(order.lines)}
              </span>
            </span>
            <OrderStateBadge state={order.state} />
            <span className={styles.total}>
              <Money value={order.total} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
