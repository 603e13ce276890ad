import type { CSSProperties } from 'react'
import styles from './stars.module.css'

/** Five stars, as many of them lit as the number says when rounded to whole ones. One element: a page has many. */
export function Stars({ stars }: { stars: number }) {
  const lit = Math.round(stars)
  return (
    <span className={styles.stars} style={{ '--lit': lit } as CSSProperties}>
      <span className="visually-hidden">{lit} of 5 stars</span>
    </span>
  )
}
