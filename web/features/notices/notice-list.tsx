import { Link } from 'react-router'
import type { Notice } from '#shared/api/notices.schemas.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import styles from './notice-list.module.css'

/** Notices one under the other, each leading to what it tells of; what is new has a mark. */
export function NoticeList({ notices, onLeave }: { notices: readonly Notice[]; onLeave?: () => void }) {
  return (
    <ul className={styles.list}>
      {notices.map(({ id, title, words, path, toldAt, isSeen }) => (
        <li key={id}>
          <Link to={path} className={styles.notice} data-new={!isSeen || undefined} onClick={onLeave}>
            <strong dir="auto">
              {title}
              {!isSeen && <span className="visually-hidden"> (new)</span>}
            </strong>
            <span dir="auto" className={styles.words}>
              {words}
            </span>
            <span className={styles.time}>
              <RelativeTime at={toldAt} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
