import { Button } from '@mantine/core'
import { Link, useSearchParams } from 'react-router'
import type { ShopReview } from '#shared/api/reviews.schemas.ts'
import { useSellerGetMeQuery } from '#web/data/house-identity.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useListShopReviewsInfiniteQuery } from '#web/data/reviews.ts'
import { useSettings } from '#web/data/settings.ts'
import { AnswerForm } from '#web/features/reviews/answer-form.tsx'
import { ReportToMarket } from '#web/features/moderation/report-to-market.tsx'
import { ReviewEntry } from '#web/features/reviews/review-entry.tsx'
import styles from '#web/features/reviews/review-lists.module.css'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Picture } from '#web/ui/picture.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'

export default function ShopReviewsPage() {
  const [search] = useSearchParams()
  const { name: market } = useSettings()
  const isOpen = search.get('list') === 'open'
  const list = useListShopReviewsInfiniteQuery({ unanswered: isOpen ? 'true' : 'false' })
  const reviews = list.data && rowsOf(list.data)
  return (
    <>
      <title>{`Reviews – ${market}`}</title>
      <PageHead title="Reviews" lead="What buyers say of your things. An answer is read by everybody." />
      <FilterTabs
        label="Reviews"
        tabs={[
          { key: 'all', label: 'All', to: '?', isChosen: !isOpen },
          { key: 'open', label: 'Without an answer', to: '?list=open', isChosen: isOpen },
        ]}
      />
      {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {!reviews && !list.error && (
        <Card>
          <SkeletonText lines={6} />
        </Card>
      )}
      {reviews?.length === 0 && (
        <EmptyState title={isOpen ? 'Everything is answered' : 'No review yet'}>
          {isOpen
            ? 'New reviews stand here until you have answered.'
            : 'Buyers are asked five days after their parcel arrived.'}
        </EmptyState>
      )}
      {reviews && reviews.length > 0 && (
        <ul className={styles.list}>
          {reviews.map((review) => (
            <li key={review.id}>
              <AnswerableReview review={review} />
            </li>
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  )
}

function AnswerableReview({ review }: { review: ShopReview }) {
  const { data: me } = useSellerGetMeQuery()
  return (
    <Card>
      <p className={styles.head}>
        <Picture picture={review.product.picture} alt="" sizes="44px" className={styles.picture ?? ''} />
        <Link to={`/seller/products/${review.product.id}`}>{review.product.title}</Link>
      </p>
      <ReviewEntry review={review} shopName={me?.shop?.name ?? 'Your shop'} />
      <div className={styles.acts}>
        <AnswerForm key={review.answer?.at} review={review} />
        <ReportToMarket what="review" id={review.id} author={review.author} />
      </div>
    </Card>
  )
}
