import type { ReactNode } from 'react'
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle, IconLock } from './icons.ts'
import styles from './note.module.css'

interface NoteProps {
  tone?: 'neutral' | 'good' | 'due' | 'refused' | 'moving'
  icon?: ReactNode
  children: ReactNode
  /** At most one. */
  action?: ReactNode
}

const icons = {
  neutral: <IconInfoCircle size={20} aria-hidden />,
  good: <IconCircleCheck size={20} aria-hidden />,
  due: <IconAlertTriangle size={20} aria-hidden />,
  refused: <IconAlertTriangle size={20} aria-hidden />,
  moving: <IconLock size={20} aria-hidden />,
}

/** One or two sentences on a tinted ground, with at most one action. */
export function Note({ tone = 'neutral', icon, children, action }: NoteProps) {
  return (
    <div className={styles.note} data-tone={tone} role={tone === 'refused' ? 'alert' : undefined}>
      <span className={styles.icon}>{icon ?? icons[tone]}</span>
      <div className={styles.words}>{children}</div>
      {action}
    </div>
  )
}
