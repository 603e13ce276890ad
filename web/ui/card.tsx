import type { ReactNode } from 'react'
import styles from './card.module.css'

interface CardProps {
  /** A title of the second level. */
  title?: ReactNode
  /** At the end of the title's line: a fact, a link or a button. */
  aside?: ReactNode
  className?: string
  children: ReactNode
}

/** A white card that stands by its shadow alone. */
export function Card({ title, aside, className = '', children }: CardProps) {
  return (
    <section className={`${styles.card} ${className}`}>
      {title && (
        <div className={styles.head}>
          <h2>{title}</h2>
          {aside && <div className={styles.aside}>{aside}</div>}
        </div>
      )}
      {children}
    </section>
  )
}
