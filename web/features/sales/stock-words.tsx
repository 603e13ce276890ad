import styles from './stock-words.module.css'

interface StockWordsProps {
  onHand: number
  reserved: number
  variantCount: number
  /** Of so many of them little is left, or nothing. */
  lowVariants: number
}

/** What is left of a product over all its variants, in whole units; a badge when little, clay when none. */
export function StockWords({ onHand, reserved, variantCount, lowVariants }: StockWordsProps) {
  const left = onHand - reserved
  if (left <= 0) return <span className={styles.none}>Sold out</span>
  return (
    <span className={styles.some}>
      {lowVariants > 0 && variantCount === 1 ? <span className={styles.few}>{left} left</span> : `${left} left`}
      {lowVariants > 0 && variantCount > 1 && (
        <span className={styles.few}>
          low: {lowVariants} of {variantCount}
        </span>
      )}
      {reserved > 0 && <span className={styles.promised}>, {reserved} promised</span>}
    </span>
  )
}
