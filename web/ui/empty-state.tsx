import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

interface EmptyStateProps {
  title: string
  /** What happened and that nothing was lost. */
  children?: ReactNode
  /** The next step: one button or link. */
  action?: ReactNode
  /** Inside a card instead of on a page of its own. */
  isSmall?: boolean
}

/** A place with nothing in it yet: what it is for, and the next step. Two empty arches stand for the goods. */
export function EmptyState({ title, children, action, isSmall = false }: EmptyStateProps) {
  return (
    <div className={styles.empty} data-small={isSmall || undefined}>
      <div className={styles.arches} aria-hidden>
        <span />
        <span />
        <span />
      </div>
      {isSmall ? <h3>{title}</h3> : <h2>{title}</h2>}
      {children && <p className={styles.words}>{children}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}
