import { Checkbox } from '@mantine/core'
import type { ShopOrderCard } from '#shared/api/orders.schemas.ts'
import { formatMoney } from '#shared/money.ts'
import { useLocale } from '../../data/settings.ts'
import { toggled, type Selection } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'
import { Picture } from '../../ui/picture.tsx'
import { RowLink } from '../../ui/row-link.tsx'
import { useNow } from '../../ui/use-now.ts'
import { deadlineOf, type Deadline } from './deadline.ts'
import { goodsWords } from './goods-words.ts'
import styles from './order-cards.module.css'
import { OrderStateBadge } from './order-states.tsx'

interface OrderCardsProps {
  orders: readonly ShopOrderCard[]
  /** Parcels to hand over stand together by the day they must leave. */
  isByDeadline: boolean
  /** While selecting, the whole card is the checkbox; otherwise it leads to the order. */
  selection?: Selection<ShopOrderCard> | undefined
}

/** Orders on a phone: a card each. */
export function OrderCards({ orders, isByDeadline, selection }: OrderCardsProps) {
  const locale = useLocale()
  const now = useNow() ?? 0
  if (!isByDeadline) return <Cards orders={orders} selection={selection} />
  const groups = groupByDay(orders, (order) => deadlineOf(order.handOverBy, now, locale))
  return groups.map(({ deadline, orders: together }) => (
    <section key={deadline.day} className={styles.group}>
      <h2 data-tone={deadline.tone}>
        {deadline.dayWords}
        <span> · {sumWords(together, locale)}</span>
      </h2>
      <Cards orders={together} selection={selection} />
    </section>
  ))
}

function Cards({ orders, selection }: Omit<OrderCardsProps, 'isByDeadline'>) {
  return (
    <ul className={styles.cards}>
      {orders.map((order) => (
        <li key={order.id} className={styles.card} data-chosen={selection?.selected.has(order.id) || undefined}>
          <Picture picture={order.lines[0]?.picture ?? null} alt="" sizes="64px" className={styles.picture ?? ''} />
          <span className={styles.words}>
            {selection ? (
              <label className={styles.whole} htmlFor={`pick-${order.id}`}>
                {order.customer}
              </label>
            ) : (
              <RowLink to={`/seller/orders/${order.id}`}>{order.customer}</RowLink>
            )}
            <span className={styles.quiet}>
              {goodsWords(order.lines)} · {order.quantity}
            </span>
            <span className={styles.quiet}>
              {order.number} · {order.city}
            </span>
          </span>
          <span className={styles.end}>
            {selection ? (
              <Checkbox
                id={`pick-${order.id}`}
                aria-label={`Select ${selection.nameOf(order)}`}
                checked={selection.selected.has(order.id)}
                onChange={() => selection.onSelect(toggled(selection.selected, order.id))}
              />
            ) : (
              order.state !== 'processing' && <OrderStateBadge state={order.state} />
            )}
            <strong>
              <Money value={order.total} />
            </strong>
          </span>
        </li>
      ))}
    </ul>
  )
}

interface Group {
  deadline: Deadline
  orders: ShopOrderCard[]
}

function groupByDay(orders: readonly ShopOrderCard[], deadlineFor: (order: ShopOrderCard) => Deadline): Group[] {
  const groups = new Map<string, Group>()
  for (const order of orders) {
    const deadline = deadlineFor(order)
    const group = groups.get(deadline.day)
    if (group) group.orders.push(order)
    else groups.set(deadline.day, { deadline, orders: [order] })
  }
  return [...groups.values()]
}

function sumWords(orders: readonly ShopOrderCard[], locale: string): string {
  const [first] = orders
  const amountMinor = orders.reduce((sum, { total }) => sum + total.amountMinor, 0)
  const count = orders.length === 1 ? '1 order' : `${orders.length} orders`
  return `${count}, ${formatMoney({ ...first!.total, amountMinor }, locale)}`
}
