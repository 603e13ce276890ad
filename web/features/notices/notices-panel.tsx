import { useEffect } from 'react'
import { Link } from 'react-router'
import type { NoticeDoor } from '#shared/notice-kinds.ts'
import { rowsOf } from '../../data/keyset.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { NoticeList } from './notice-list.tsx'
import styles from './notice-list.module.css'
import { noticesAt } from './notices-door.ts'

/** The newest notices, under the bell. Once they are shown they count as seen; their marks stay while it is open. */
export default function NoticesPanel({ door, onLeave }: { door: NoticeDoor; onLeave: () => void }) {
  const at = noticesAt[door]
  const { data, error, refetch } = at.useList({ limit: 8 }, { refetchOnMountOrArgChange: true })
  const [see] = at.useSee()
  const notices = data && rowsOf(data)
  const isAnyNew = notices?.some(({ isSeen }) => !isSeen) ?? false
  useEffect(() => {
    // What could not be noted is noted when it is opened again.
    if (isAnyNew) void see()
  }, [isAnyNew, see])
  return (
    <>
      <div className={styles.head}>
        <h2>Notices</h2>
        <Link to={at.page} onClick={onLeave}>
          All, and your choices
        </Link>
      </div>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!notices && !error && (
        <div className={styles.waiting}>
          <SkeletonText lines={4} />
        </div>
      )}
      {notices?.length === 0 && (
        <p className={styles.nothing}>Nothing yet. What happens with your orders and messages stands here.</p>
      )}
      {notices && <NoticeList notices={notices} onLeave={onLeave} />}
    </>
  )
}
