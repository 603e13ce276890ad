import { Link } from 'react-router'
import type { ConversationInList, Side } from '#shared/api/chat.schemas.ts'
import { useLocale } from '../../data/settings.ts'
import { useNow } from '../../ui/use-now.ts'
import { ShopMark } from '../shops/shop-mark.tsx'
import { lastWords, shortTime, waitedWords } from './chat-words.ts'
import styles from './conversation-row.module.css'

interface ConversationRowProps {
  conversation: ConversationInList
  side: Side
  to: string
  isOpen: boolean
}

/** A conversation in a list: with whom, the last word, how much is unread; for a shop, how long somebody waits and for whom. */
export function ConversationRow({ conversation, side, to, isOpen }: ConversationRowProps) {
  const locale = useLocale()
  const now = useNow()
  const { with: other, lastAt, unread, isHere, waitingSince, assignedTo, about, isMuted } = conversation
  const isInbox = side !== 'customer'
  const isLate = waitingSince !== null && now !== undefined && now - Date.parse(waitingSince) > 3_600_000
  return (
    <Link
      to={to}
      className={styles.row}
      aria-current={isOpen ? 'page' : undefined}
      data-unread={unread > 0 || undefined}
    >
      <span className={styles.mark}>
        <ShopMark logo={other.picture} name={other.name} size={44} />
        {isHere && <span className={styles.here} title="Here now" />}
      </span>
      <span className={styles.name}>
        {other.name}
        {isHere && <span className="visually-hidden">, here now</span>}
        {isMuted && <span className="visually-hidden">, muted</span>}
      </span>
      <span className={styles.time} data-late={isInbox && isLate ? true : undefined}>
        {now !== undefined &&
          (isInbox && waitingSince ? waitedWords(waitingSince, now) : shortTime(lastAt, locale, now))}
      </span>
      <span className={styles.last} dir="auto">
        {lastWords(conversation, side)}
      </span>
      {unread > 0 && (
        <span className={styles.unread}>
          {unread > 99 ? '99+' : unread}
          <span className="visually-hidden"> unread</span>
        </span>
      )}
      {isInbox && (about || waitingSince || assignedTo) && (
        <span className={styles.about}>
          {about && <>Order {about} · </>}
          {assignedTo ? `with ${assignedTo.name}` : waitingSince ? <strong>nobody yet</strong> : 'answered'}
        </span>
      )}
    </Link>
  )
}
