import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import type { ProductCard as Card } from '#shared/api/catalog.schemas.ts'
import { Picture } from '../../ui/picture.tsx'
import { Price } from '../../ui/price.tsx'
import { Rating } from '../../ui/rating.tsx'
import styles from './product-card.module.css'

// A heart weighs nothing before the page lives.
const Heart = lazy(() => import('../saved/heart.tsx'))

interface ProductCardProps {
  product: Card
  /** One of the first two on the page. */
  isPriority?: boolean
  heading?: 'h2' | 'h3'
}

/** A product on a shelf: picture, name, maker, stars, price, and a fact about scarcity when there is one. */
export function ProductCard({ product, isPriority = false, heading: Heading = 'h3' }: ProductCardProps) {
  const { slug, title, price, compareAt, lowestBefore, event, hasPriceRange, available, tag, rating, shop, picture } =
    product
  return (
    <div className={styles.whole}>
      <Link to={`/products/${slug}`} className={styles.card} data-gone={available === 0 || undefined}>
        <span className={styles.frame}>
          <Picture
            picture={picture}
            alt=""
            isPriority={isPriority}
            sizes="(max-width: 62em) 47vw, 302px"
            className={styles.picture ?? ''}
          />
          {tag && <span className={styles.tag}>{tag}</span>}
        </span>
        <Heading className={styles.title}>{title}</Heading>
        <span className={styles.meta}>
          <span className={styles.shop}>{shop.name}</span>
          <Rating {...rating} />
        </span>
        <span className={styles.meta}>
          {event ? (
            <Price price={event.price} compareAt={price} isLowest={!event.isOfAll} lowestBefore={event.lowestBefore} />
          ) : (
            <Price price={price} compareAt={compareAt} isLowest={hasPriceRange} lowestBefore={lowestBefore} />
          )}
          {available === 0 ? (
            <span className={styles.gone}>Sold out</span>
          ) : (
            available <= 3 && <span className={styles.scarce}>Only {available} left</span>
          )}
        </span>
      </Link>
      <span className={styles.heart}>
        <Suspense>
          <Heart product={product} />
        </Suspense>
      </span>
    </div>
  )
}
