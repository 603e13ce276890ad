import type { ReactNode } from 'react'
import styles from './selection-bar.module.css'

interface SelectionBarProps {
  /** How many of what: `4 orders selected`. */
  title: string
  /** What they come to. */
  children?: ReactNode
  /** At most three; one of them filled. */
  actions: ReactNode
}

/** The acts on what is selected, on an ink pill that floats under its list. */
export function SelectionBar({ title, children, actions }: SelectionBarProps) {
  return (
    <section className={styles.bar} aria-label="Selection">
      <div className={styles.words} aria-live="polite">
        <strong>{title}</strong>
        {children && <span className={styles.sum}>{children}</span>}
      </div>
      <div className={styles.actions}>{actions}</div>
    </section>
  )
}
