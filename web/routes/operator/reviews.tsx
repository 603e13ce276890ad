import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { MarketReview, MarketReviewList } from '#shared/api/reviews.schemas.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { messageOf } from '#web/data/problem.ts'
import { useListMarketReviewsInfiniteQuery, useShowReviewMutation } from '#web/data/reviews.ts'
import { useSettings } from '#web/data/settings.ts'
import { HideReviewDialog } from '#web/features/reviews/hide-review-dialog.tsx'
import { ReviewEntry } from '#web/features/reviews/review-entry.tsx'
import styles from '#web/features/reviews/review-lists.module.css'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { Note } from '#web/ui/note.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Picture } from '#web/ui/picture.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import { notify } from '#web/ui/toaster.tsx'

const lists: Record<MarketReviewList, { label: string; none: string; words: string }> = {
  reported: { label: 'Reported', none: 'No report waits', words: 'What readers report stands here until you decide.' },
  hidden: { label: 'Hidden', none: 'None is hidden', words: 'Reviews you have hidden can be shown again from here.' },
  all: { label: 'All', none: 'No review yet', words: 'Buyers are asked five days after their parcel arrived.' },
}

export default function MarketReviewsPage() {
  const [search] = useSearchParams()
  const { name: market } = useSettings()
  const chosen = listOf(search.get('list'))
  const list = useListMarketReviewsInfiniteQuery({ list: chosen })
  const reviews = list.data && rowsOf(list.data)
  return (
    <>
      <title>{`Reviews – ${market}`}</title>
      <PageHead title="Reviews" lead="Hide what breaks the rules of the market, and let honest words stand." />
      <FilterTabs
        label="Reviews"
        tabs={(Object.keys(lists) as MarketReviewList[]).map((key) => ({
          key,
          label: lists[key].label,
          to: `?list=${key}`,
          isChosen: key === chosen,
        }))}
      />
      {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {!reviews && !list.error && (
        <Card>
          <SkeletonText lines={6} />
        </Card>
      )}
      {reviews?.length === 0 && <EmptyState title={lists[chosen].none}>{lists[chosen].words}</EmptyState>}
      {reviews && reviews.length > 0 && (
        <ul className={styles.list}>
          {reviews.map((review) => (
            <li key={review.id}>
              <JudgedReview review={review} />
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

function JudgedReview({ review }: { review: MarketReview }) {
  const [isHiding, setHiding] = useState(false)
  const [show, { isLoading }] = useShowReviewMutation()
  const { product, shop, state, hiddenReason, reports } = review
  const letStand = async () => {
    try {
      await show({ id: review.id }).unwrap()
      notify(state === 'hidden' ? 'The review is shown again' : 'The review stands')
    } catch (error) {
      notify(messageOf(error), 'bad')
    }
  }
  return (
    <Card>
      <p className={styles.head}>
        <Picture picture={product.picture} alt="" sizes="44px" className={styles.picture ?? ''} />
        <Link to={`/products/${product.slug}`}>{product.title}</Link>
        <span className={styles.quiet}>{shop.name}</span>
      </p>
      {reports.length > 0 && (
        <div className={styles.reports}>
          {reports.map(({ reason, reportedAt }) => (
            <Note key={reportedAt} tone="due">
              Reported: {reason}
            </Note>
          ))}
        </div>
      )}
      {state === 'hidden' && (
        <div className={styles.reports}>
          <Note>Hidden. The reason given: {hiddenReason}</Note>
        </div>
      )}
      <ReviewEntry review={review} shopName={shop.name} />
      <div className={styles.acts}>
        {(reports.length > 0 || state === 'hidden') && (
          <Button variant="default" loading={isLoading} onClick={() => void letStand()}>
            {state === 'hidden' ? 'Show it again' : 'Let it stand'}
          </Button>
        )}
        {state === 'shown' && (
          <Button variant="sand" onClick={() => setHiding(true)}>
            Hide it
          </Button>
        )}
      </div>
      {isHiding && <HideReviewDialog review={review} onClose={() => setHiding(false)} />}
    </Card>
  )
}

function listOf(name: string | null): MarketReviewList {
  return name !== null && name in lists ? (name as MarketReviewList) : 'reported'
}
