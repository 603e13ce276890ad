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
  const isLow = lowVariants > 0
  const promised = reserved > 0 && `${reserved} promised`
  if (isLow && variantCount === 1)
    return (
      <span className={styles.some}>
        <span className={styles.few}>{left} left</span>
        {promised && <span className={styles.promised}>{promised}</span>}
      </span>
    )
  return (
    <span className={styles.some}>
      <span>
        {left} left
        {promised && <span className={styles.promised}>, {promised}</span>}
      </span>
      {isLow && (
        <span className={styles.few}>
          low: {lowVariants} of {variantCount}
        </span>
      )}
    </span>
  )
}
