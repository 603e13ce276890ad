import type { Product } from '#shared/api/catalog.schemas.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Stars } from './stars.tsx'
import styles from './reviews.module.css'

/** The spread of stars before any word, then what buyers wrote, newest first. */
export function Reviews({ product }: { product: Pick<Product, 'rating' | 'reviews'> }) {
  const { rating, reviews } = product
  if (rating.count === 0) return null
  const most = Math.max(...reviews.spread)
  return (
    <section className={styles.reviews} id="reviews">
      <div>
        <h2>Reviews</h2>
        <p className={styles.average}>
          <strong>{rating.average.toFixed(1)}</strong>
          <span>
            <Stars stars={rating.average} />
            {rating.count === 1 ? '1 review' : `${rating.count.toLocaleString('en')} reviews`}, all from buyers
          </span>
        </p>
        <dl className={styles.spread}>
          {[5, 4, 3, 2, 1].map((stars) => {
            const count = reviews.spread[stars - 1] ?? 0
            return (
              <div key={stars}>
                <dt>
                  {stars}
                  <span className="visually-hidden"> stars</span>
                </dt>
                <dd>
                  <span className={styles.track} aria-hidden>
                    <span style={{ inlineSize: `${most > 0 ? (count / most) * 100 : 0}%` }} />
                  </span>
                  <span>{count}</span>
                </dd>
              </div>
            )
          })}
        </dl>
      </div>
      <ul className={styles.list}>
        {reviews.latest.map(({ id, author, stars, title, body, writtenAt }) => (
          <li key={id}>
            <div className={styles.by}>
              <span className={styles.initials} aria-hidden>
                {initialsOf(author)}
              </span>
              <span className={styles.who}>
                <strong>{author}</strong>
                <span className={styles.when}>
                  Bought it · <RelativeTime at={writtenAt} />
                </span>
              </span>
              <Stars stars={stars} />
            </div>
            {title && <h3>{title}</h3>}
            {body && <p>{body}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => word?.slice(0, 1).toUpperCase() ?? '').join('')
}
