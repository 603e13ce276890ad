import type { ReactNode } from 'react'
import { Link } from 'react-router'
import styles from './row-link.module.css'

/** The name of a row, and the way to its page from anywhere on the row (whose element must be `position: relative`). */
export function RowLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className={styles.link}>
      {children}
    </Link>
  )
}
