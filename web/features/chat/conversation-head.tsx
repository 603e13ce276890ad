import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Conversation } from '#shared/api/chat.schemas.ts'
import { useLocale } from '../../data/settings.ts'
import { IconArrowLeft } from '../../ui/icons.ts'
import { relatively } from '../../ui/relative-time.tsx'
import { useNow } from '../../ui/use-now.ts'
import { ShopMark } from '../shops/shop-mark.tsx'
import { presenceWords } from './chat-words.ts'
import styles from './conversation-head.module.css'

/** Above a conversation: with whom, and whether they are here. On phones it leads back to the list. */
export function ConversationHead({
  conversation,
  back,
  children,
}: {
  conversation: Conversation
  back: string
  children?: ReactNode
}) {
  const locale = useLocale()
  const now = useNow()
  const { with: other, isHere, lastSeenAt } = conversation
  const seen = lastSeenAt && now !== undefined ? relatively(lastSeenAt, now, locale) : null
  return (
    <header className={styles.head}>
      <Link to={back} className={styles.back} aria-label="All conversations">
        <IconArrowLeft size={22} aria-hidden />
      </Link>
      <span className={styles.mark}>
        <ShopMark logo={other.picture} name={other.name} size={44} />
        {isHere && <span className={styles.here} />}
      </span>
      <div className={styles.words}>
        <h2>{other.name}</h2>
        <p data-here={isHere || undefined}>{presenceWords(conversation, seen)}</p>
      </div>
      <div className={styles.acts}>{children}</div>
    </header>
  )
}
