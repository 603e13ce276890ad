import type { Money as Amount } from '#shared/money.ts'
import { Money } from './money.tsx'
import styles from './price.module.css'

interface PriceProps {
  price: Amount
  compareAt?: Amount | null
  /** The lowest of several: `from €24.00`. */
  isLowest?: boolean
  size?: 'card' | 'page'
}

/** A price; a lowered one is clay and keeps the old price struck through beside it. */
export function Price({ price, compareAt, isLowest = false, size = 'card' }: PriceProps) {
  return (
    <span className={`${styles.price} ${styles[size]}`}>
      {isLowest && <span className={styles.from}>from </span>}
      <span className={compareAt ? styles.lowered : styles.now}>
        <Money value={price} />
      </span>
      {compareAt && (
        <s className={styles.before}>
          <span className="visually-hidden">before </span>
          <Money value={compareAt} />
        </s>
      )}
    </span>
  )
}
