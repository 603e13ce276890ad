import { Link } from 'react-router'
import type { Product } from '#shared/api/catalog.schemas.ts'
import { ReviewEntry } from '../reviews/review-entry.tsx'
import { Stars } from './stars.tsx'
import styles from './reviews.module.css'

/** The spread of stars before any word, then what buyers wrote, newest first. */
export default function Reviews({ product }: { product: Pick<Product, 'slug' | 'shop' | 'rating' | 'reviews'> }) {
  const { slug, shop, rating, reviews } = product
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
      <div>
        <ul className={styles.list}>
          {reviews.latest.map((review) => (
            <li key={review.id}>
              <ReviewEntry review={review} shopName={shop.name} />
            </li>
          ))}
        </ul>
        <Link to={`/products/${slug}/reviews`} className={styles.all}>
          {rating.count > reviews.latest.length
            ? `Read all ${rating.count.toLocaleString('en')}`
            : 'Sort them, or say one helped'}
        </Link>
      </div>
    </section>
  )
}
