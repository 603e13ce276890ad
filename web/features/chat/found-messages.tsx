import { Link } from 'react-router'
import type { FoundMessage } from '#shared/api/chat.schemas.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import styles from './found-messages.module.css'

/** Messages in which the words were found, each leading to its place in its conversation. */
export function FoundMessages({
  found,
  error,
  pathOf,
  onMore,
  isLoadingMore,
}: {
  found: readonly FoundMessage[] | undefined
  error: unknown
  pathOf: (conversationId: string) => string
  /** Undefined when these are all. */
  onMore: (() => void) | undefined
  isLoadingMore: boolean
}) {
  if (error && !found) return <ErrorState error={error} />
  if (!found) return <output className={styles.none}>Looking …</output>
  if (found.length === 0) return <p className={styles.none}>No message holds these words.</p>
  return (
    <ul className={styles.list} aria-label="Messages found">
      {found.map(({ id, conversationId, number, with: name, author, text, writtenAt }) => (
        <li key={id}>
          <Link to={`${pathOf(conversationId)}?at=${number}`} className={styles.found}>
            <strong>{name}</strong>
            <span>
              <RelativeTime at={writtenAt} />
            </span>
            <p dir="auto">
              {author}: {text}
            </p>
          </Link>
        </li>
      ))}
      {onMore && (
        <li className={styles.more}>
          <Button variant="sand" size="sm" isBusy={isLoadingMore} onClick={onMore}>
            Show more
          </Button>
        </li>
      )}
    </ul>
  )
}
