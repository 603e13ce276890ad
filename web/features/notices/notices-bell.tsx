import { lazy, Suspense, useId, useRef, useState } from 'react'
import type { NoticeDoor } from '#shared/notice-kinds.ts'
import { IconBell } from '../../ui/icons.ts'
import { noticesAt } from './notices-door.ts'
import styles from './notices-bell.module.css'

// Few visits open it.
const NoticesPanel = lazy(() => import('./notices-panel.tsx'))

/** The bell of a door: how much somebody has not seen, and the newest of it when it is pressed. */
export default function NoticesBell({ door }: { door: NoticeDoor }) {
  const id = useId()
  const panel = useRef<HTMLElement>(null)
  const [isOpen, setOpen] = useState(false)
  const { data } = noticesAt[door].useCount()
  const unseen = data?.unseen ?? 0
  return (
    <div className={styles.bell} data-door={door}>
      <button type="button" popoverTarget={id} aria-expanded={isOpen} className={styles.button}>
        <span className={styles.sign}>
          <IconBell size={20} stroke={1.6} aria-hidden />
          {unseen > 0 && (
            <span className={styles.count} aria-hidden>
              {unseen > 99 ? '99+' : unseen}
            </span>
          )}
        </span>
        <span className={styles.word}>Notices</span>
        {unseen > 0 && <span className="visually-hidden">{unseen} new</span>}
      </button>
      <section
        ref={panel}
        id={id}
        popover="auto"
        className={styles.panel}
        aria-label="Notices"
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {isOpen && (
          <Suspense>
            <NoticesPanel door={door} onLeave={() => panel.current?.hidePopover()} />
          </Suspense>
        )}
      </section>
    </div>
  )
}
