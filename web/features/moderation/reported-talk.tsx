import type { ReportedMessage } from '#shared/api/chat-reports.schemas.ts'
import { Picture } from '../../ui/picture.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { FileLink } from '../applications/file-link.tsx'
import styles from './reported-talk.module.css'

/** What was said and shown around a report, the reported message marked, with what was edited or withdrawn. */
export function ReportedTalk({ messages }: { messages: readonly ReportedMessage[] }) {
  return (
    <ol className={styles.talk}>
      {messages.map(
        ({ id, author, text, picture, file, shows, writtenAt, isReported, isWithdrawn, isHidden, before }) => (
          <li key={id} data-reported={isReported || undefined}>
            <p className={styles.who}>
              {author} <RelativeTime at={writtenAt} />
              {isReported && <strong>reported</strong>}
              {isWithdrawn && <span>withdrawn</span>}
              {isHidden && <span>removed</span>}
            </p>
            {text && <p dir="auto">{text}</p>}
            {picture && (
              <a
                href={`${picture.src}-${picture.width}.jpg`}
                target="_blank"
                rel="noreferrer"
                className={styles.picture}
              >
                <Picture picture={picture} alt={picture.alt || `Picture from ${author}`} sizes="260px" />
              </a>
            )}
            {file && (
              <FileLink file={{ ...file, contentType: 'application/pdf' }} base="/api/operator/reported-files" />
            )}
            {shows && <p className={styles.who}>Shows: {shows}</p>}
            {before.length > 0 && <p className={styles.who}>Said before: {before.join(' / ')}</p>}
          </li>
        ),
      )}
    </ol>
  )
}
