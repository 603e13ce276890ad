import styles from './stock-words.module.css'

/** What is left of a product over all its variants, in whole units; amber when little, clay when none. */
export function StockWords({ onHand, reserved }: { onHand: number; reserved: number }) {
  const left = onHand - reserved
  if (left <= 0) return <span className={styles.none}>Sold out</span>
  return (
    <span className={left <= 3 ? styles.few : styles.some}>
      {left} left
      {reserved > 0 && <span className={styles.promised}>, {reserved} promised</span>}
    </span>
  )
}
