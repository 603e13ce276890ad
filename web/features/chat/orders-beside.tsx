import { Link } from 'react-router'
import type { OrderInChat } from '#shared/api/chat.schemas.ts'
import { Picture } from '../../ui/picture.tsx'
import { orderWords } from './chat-words.ts'
import styles from './conversation-page.module.css'

/** Orders of the customer one talks with (or one's own in the shop), to be opened. */
export function OrdersBeside({
  title,
  orders,
  pathOf,
}: {
  title: string
  orders: readonly OrderInChat[]
  pathOf: (id: string) => string
}) {
  if (orders.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <ul className={styles.orders}>
        {orders.map(({ id, number, title: things, picture, state }) => (
          <li key={id}>
            <Link to={pathOf(id)} className={styles.order}>
              <Picture picture={picture} alt="" sizes="48px" />
              <strong>{things}</strong>
              <span>
                {number} · {orderWords[state]}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
