import { Link } from 'react-router'
import type { OwnReview, ReviewableProduct } from '#shared/api/reviews.schemas.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useListOwnReviewsInfiniteQuery, useListReviewableQuery } from '#web/data/reviews.ts'
import { useLocale } from '#web/data/settings.ts'
import { shortDay } from '#web/features/orders/arrival.ts'
import { OwnReviewActs } from '#web/features/reviews/own-review-acts.tsx'
import { ReviewEntry } from '#web/features/reviews/review-entry.tsx'
import { WriteReview } from '#web/features/reviews/write-review.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Picture } from '#web/ui/picture.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import account from './account.module.css'
import styles from './reviews.module.css'

export default function OwnReviewsPage() {
  const waiting = useListReviewableQuery()
  const written = useListOwnReviewsInfiniteQuery()
  const things = waiting.data?.items
  const reviews = written.data && rowsOf(written.data)
  const error = waiting.error ?? written.error
  const retry = () => {
    void waiting.refetch()
    void written.refetch()
  }
  return (
    <>
      <title>Your reviews</title>
      <h1>Your reviews</h1>
      {error && <ErrorState error={error} onRetry={retry} />}
      {!error && (!things || !reviews) && <Skeleton height="360px" radius="20px" />}
      {things && things.length > 0 && <Waiting things={things} />}
      {reviews && reviews.length > 0 && <Written reviews={reviews} />}
      {things?.length === 0 && reviews?.length === 0 && (
        <EmptyState title="Nothing to review yet" action={<ButtonLink to="/products">Look around</ButtonLink>}>
          A few days after a parcel has arrived, its things stand here.
        </EmptyState>
      )}
      {written.hasNextPage && (
        <div className={account.more}>
          <ShowMore of={written} />
        </div>
      )}
    </>
  )
}

function Waiting({ things }: { things: readonly ReviewableProduct[] }) {
  const locale = useLocale()
  return (
    <section>
      <h2>How are they?</h2>
      <ul className={styles.rows}>
        {things.map((thing) => (
          <li key={thing.id} className={styles.thing}>
            <Picture picture={thing.picture} alt="" sizes="72px" className={styles.picture ?? ''} />
            <span className={styles.words}>
              <Link to={`/products/${thing.slug}`}>{thing.title}</Link>
              <span>
                {thing.shopName} · arrived {shortDay(thing.deliveredAt, locale)}
              </span>
            </span>
            <WriteReview product={thing} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Written({ reviews }: { reviews: readonly OwnReview[] }) {
  return (
    <section>
      <h2>What you said</h2>
      <ul className={styles.rows}>
        {reviews.map((review) => (
          <li key={review.id} className={styles.review}>
            <p className={styles.about}>
              <Picture picture={review.product.picture} alt="" sizes="44px" className={styles.small ?? ''} />
              <Link to={`/products/${review.product.slug}`}>{review.product.title}</Link>
            </p>
            {review.state === 'held' && (
              <p className={styles.hidden}>Not shown yet: somebody of the market reads it first.</p>
            )}
            {review.state === 'hidden' && (
              <p className={styles.hidden}>No longer shown. The reason: {review.hiddenReason}</p>
            )}
            <ReviewEntry review={review} shopName="The shop">
              <OwnReviewActs review={review} />
            </ReviewEntry>
          </li>
        ))}
      </ul>
    </section>
  )
}
