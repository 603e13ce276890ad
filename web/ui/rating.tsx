import styles from './rating.module.css'

/** An average of stars with how many people gave it; nothing before the first. */
export function Rating({ average, count }: { average: number; count: number }) {
  if (count === 0) return null
  return (
    <span className={styles.rating}>
      <span className={styles.star} aria-hidden />
      <span className="visually-hidden">Rated </span>
      {average.toFixed(1)}
      <span className={styles.count}>
        ({count.toLocaleString('en')}
        <span className="visually-hidden"> ratings</span>)
      </span>
    </span>
  )
}
