import { IconStarFilled } from '../../ui/icons.ts'
import styles from './stars.module.css'

/** Five stars, as many of them lit as the number says when rounded to whole ones. */
export function Stars({ stars }: { stars: number }) {
  const lit = Math.round(stars)
  return (
    <span className={styles.stars}>
      <span className="visually-hidden">{lit} of 5 stars</span>
      {[1, 2, 3, 4, 5].map((each) => (
        <IconStarFilled key={each} size={15} data-off={each > lit || undefined} aria-hidden />
      ))}
    </span>
  )
}
