import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { Review } from '#shared/api/catalog.schemas.ts'
import type { ReviewSort } from '#shared/api/reviews.schemas.ts'
import { catalogApi, useGetProductQuery } from '#web/data/catalog.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { clientPrefetch, serverPrefetch, type Prefetch } from '#web/data/prefetch.ts'
import { reviewsApi, useListReviewsInfiniteQuery } from '#web/data/reviews.ts'
import { Stars } from '#web/features/catalog/stars.tsx'
import { forTheLost } from '#web/features/catalog/storefront-error.tsx'
import { Trail } from '#web/features/market/breadcrumbs.tsx'
import { HeadTags } from '#web/features/market/head-tags.tsx'
import { ReaderActs } from '#web/features/reviews/reader-acts.tsx'
import { ReviewsStructuredData } from '#web/features/reviews/reviews-structured-data.tsx'
import { ReviewEntry } from '#web/features/reviews/review-entry.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import styles from './product-reviews.module.css'

const queries: Prefetch = (dispatch, { params, url }) => [
  dispatch(catalogApi.endpoints.getProduct.initiate({ slug: params['slug']! })),
  dispatch(reviewsApi.endpoints.listReviews.initiate(askedOf(params['slug']!, url.searchParams))),
]
export const loader = serverPrefetch(queries, forTheLost)
export const clientLoader = clientPrefetch(queries, forTheLost)

export default function ProductReviewsPage() {
  const slug = useParams()['slug']!
  const [search] = useSearchParams()
  const { data: product } = useGetProductQuery({ slug })
  const asked = askedOf(slug, search)
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useListReviewsInfiniteQuery(asked)
  if (!product) return null
  const reviews = data && rowsOf(data)
  const { title, rating, shop } = product
  const heading = `Reviews of ${title}`
  return (
    <>
      <HeadTags
        title={heading}
        description={`What buyers say about ${title} by ${shop.name}.`}
        path={`/products/${slug}/reviews`}
      />
      <ReviewsStructuredData product={product} reviews={reviews ?? []} />
      <Trail steps={[{ to: `/products/${slug}`, label: title }]} here="Reviews" />
      <div className={styles.head}>
        <h1>{heading}</h1>
        {rating.count > 0 && (
          <p className={styles.average}>
            <Stars stars={rating.average} /> <strong>{rating.average.toFixed(1)}</strong> of 5, from{' '}
            {rating.count === 1 ? 'one buyer' : `${rating.count.toLocaleString('en')} buyers`}
          </p>
        )}
      </div>
      {rating.count > 0 && (
        <div className={styles.filters}>
          <FilterTabs label="Order" tabs={sortTabs(asked)} />
          <FilterTabs label="By stars" tabs={starTabs(asked, product.reviews.spread)} />
        </div>
      )}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!reviews && !error && <Skeleton height="320px" radius="20px" />}
      {reviews?.length === 0 && (
        <EmptyState title={rating.count === 0 ? 'No review yet' : 'None with so many stars'}>
          Who has received it can be the first to say how it is, from their <Link to="/account/reviews">account</Link>.
        </EmptyState>
      )}
      {reviews && reviews.length > 0 && (
        <ul className={styles.list}>
          {reviews.map((review) => (
            <li key={review.id}>
              <VotableReview slug={slug} review={review} shopName={shop.name} />
            </li>
          ))}
        </ul>
      )}
      <ShowMore of={{ hasNextPage, isFetchingNextPage, fetchNextPage }} />
    </>
  )
}

function VotableReview({ slug, review, shopName }: { slug: string; review: Review; shopName: string }) {
  const [helpfulCount, setCount] = useState(review.helpfulCount)
  return (
    <ReviewEntry review={{ ...review, helpfulCount }} shopName={shopName}>
      <ReaderActs slug={slug} review={review} onCount={setCount} />
    </ReviewEntry>
  )
}

interface Asked {
  slug: string
  sort: ReviewSort
  stars?: number
}

function askedOf(slug: string, search: URLSearchParams): Asked {
  const stars = Number(search.get('stars'))
  return {
    slug,
    sort: search.get('sort') === 'helpful' ? 'helpful' : 'newest',
    ...([1, 2, 3, 4, 5].includes(stars) && { stars }),
  }
}

function addressOf({ sort, stars }: { sort: ReviewSort; stars?: number | undefined }): string {
  const search = new URLSearchParams({ ...(sort !== 'newest' && { sort }), ...(stars && { stars: String(stars) }) })
  return `?${search.toString()}`
}

function sortTabs({ sort, stars }: Asked) {
  const labels: Record<ReviewSort, string> = { newest: 'Newest', helpful: 'Most helpful' }
  return (Object.keys(labels) as ReviewSort[]).map((key) => ({
    key,
    label: labels[key],
    to: addressOf({ sort: key, stars }),
    isChosen: key === sort,
  }))
}

function starTabs({ sort, stars }: Asked, spread: readonly number[]) {
  return [
    { key: 'all', label: 'All', to: addressOf({ sort }), isChosen: stars === undefined },
    ...[5, 4, 3, 2, 1].map((each) => ({
      key: String(each),
      label: each === 1 ? '1 star' : `${each} stars`,
      count: spread[each - 1] ?? 0,
      to: addressOf({ sort, stars: each }),
      isChosen: stars === each,
    })),
  ]
}
