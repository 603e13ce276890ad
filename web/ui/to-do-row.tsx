import type { ReactNode } from 'react'
import type { Picture as PictureFile } from '#shared/api/values.schemas.ts'
import { Picture } from './picture.tsx'
import styles from './to-do-row.module.css'

interface ToDoRowProps {
  count: number
  title: string
  /** Why now, in one line. */
  children?: ReactNode
  tone?: 'good' | 'urgent' | 'plain'
  /** Different goods, of which up to four are shown. */
  pictures?: readonly PictureFile[]
  /** One button. */
  action: ReactNode
}

/** Something that waits: how many, what, why now, and the one act. Nothing is drawn when none waits. */
export function ToDoRow({ count, title, children, tone = 'plain', pictures, action }: ToDoRowProps) {
  if (count === 0) return null
  return (
    <li className={styles.row}>
      <span className={styles.count} data-tone={tone}>
        {count}
      </span>
      <span className={styles.words}>
        <strong>{title}</strong>
        {children && <span className={styles.why}>{children}</span>}
      </span>
      <span className={styles.goods} aria-hidden>
        {pictures?.slice(0, 4).map((picture) => (
          <Picture key={picture.id} picture={picture} alt="" sizes="44px" className={styles.good ?? ''} />
        ))}
      </span>
      <span className={styles.action}>{action}</span>
    </li>
  )
}

/** The list around to-do rows; with nothing to do it says so. */
export function ToDoList({ total, nothing, children }: { total: number; nothing: ReactNode; children: ReactNode }) {
  if (total === 0) return <p className={styles.nothing}>{nothing}</p>
  return <ul className={styles.list}>{children}</ul>
}
