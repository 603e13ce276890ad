import type { Money as Amount } from '#shared/money.ts'
import { Money } from './money.tsx'
import styles from './price.module.css'

interface PriceProps {
  price: Amount
  compareAt?: Amount | null
  /** The lowest of several: `from €24.00`. */
  isLowest?: boolean
  /** What a card that strikes a price through must say (Directive 98/6/EC, Article 6a); the page of a product says it itself. */
  lowestBefore?: Amount | null
  size?: 'card' | 'page'
}

/** A price; a lowered one is clay and keeps the old price struck through beside it. */
export function Price({ price, compareAt, isLowest = false, lowestBefore, size = 'card' }: PriceProps) {
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
      {lowestBefore && (
        <small className={styles.lowest}>
          Lowest price of the last 30 days: <Money value={lowestBefore} />
        </small>
      )}
    </span>
  )
}
