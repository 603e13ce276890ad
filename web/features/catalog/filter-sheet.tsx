import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import styles from './filter-sheet.module.css'

interface FilterSheetProps {
  total: number
  /** The address without any filter. */
  clear: string
  onClose: () => void
  children: ReactNode
}

/** The filters on a phone; its button always says how many things it will show. */
export default function FilterSheet({ total, clear, onClose, children }: FilterSheetProps) {
  return (
    <Sheet labelledBy="filters" onCancel={onClose}>
      <div className={styles.head}>
        <h2 id="filters">Filters</h2>
        <Link to={clear} preventScrollReset>
          Clear all
        </Link>
      </div>
      <div className={styles.body}>{children}</div>
      <div className={styles.foot}>
        <Button isWide size="lg" onClick={onClose}>
          Show {total.toLocaleString('en')} {total === 1 ? 'thing' : 'things'}
        </Button>
      </div>
    </Sheet>
  )
}
