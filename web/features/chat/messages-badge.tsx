import { useCountUnreadMessagesQuery } from '../../data/chat.ts'
import { useRealtime } from '../../data/realtime.ts'
import styles from '../market/storefront-shell.module.css'
import { useUnreadSignals } from './use-unread-signals.ts'

/** How many messages a customer has not read, at the sign and in the title of the page; keeps the page live. */
export default function MessagesBadge() {
  useRealtime()
  const { data } = useCountUnreadMessagesQuery()
  useUnreadSignals('customer', data?.unread)
  const unread = data?.unread ?? 0
  if (unread === 0) return null
  return (
    <span className={styles.count}>
      {unread > 99 ? '99+' : unread}
      <span className="visually-hidden"> unread</span>
    </span>
  )
}
