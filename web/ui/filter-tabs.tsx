import { Link } from 'react-router'
import styles from './filter-tabs.module.css'

export interface FilterTab {
  key: string
  label: string
  count?: number | undefined
  /** The address with this filter: `?state=processing`. */
  to: string
  isChosen: boolean
}

/** Views of one list with how much each holds; the choice lives in the address. */
export function FilterTabs({ label, tabs }: { label: string; tabs: readonly FilterTab[] }) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map(({ key, label: word, count, to, isChosen }) => (
        <Link key={key} to={to} aria-current={isChosen ? 'true' : undefined} preventScrollReset>
          {word}
          {count !== undefined && <span className={styles.count}>{count}</span>}
        </Link>
      ))}
    </nav>
  )
}
