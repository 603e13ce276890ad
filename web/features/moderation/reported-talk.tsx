import type { ReportedMessage } from '#shared/api/chat-reports.schemas.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import styles from './reported-talk.module.css'

/** What was said around a report, the reported message marked, with what was edited or withdrawn. */
export function ReportedTalk({ messages }: { messages: readonly ReportedMessage[] }) {
  return (
    <ol className={styles.talk}>
      {messages.map(({ id, author, text, shows, writtenAt, isReported, isWithdrawn, isHidden, before }) => (
        <li key={id} data-reported={isReported || undefined}>
          <p className={styles.who}>
            {author} <RelativeTime at={writtenAt} />
            {isReported && <strong>reported</strong>}
            {isWithdrawn && <span>withdrawn</span>}
            {isHidden && <span>removed</span>}
          </p>
          {text && <p dir="auto">{text}</p>}
          {shows && <p className={styles.who}>Shows: {shows}</p>}
          {before.length > 0 && <p className={styles.who}>Said before: {before.join(' / ')}</p>}
        </li>
      ))}
    </ol>
  )
}
