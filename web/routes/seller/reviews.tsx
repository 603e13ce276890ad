import { useSearchParams } from 'react-router'
import { useSellerGetMeQuery } from '#web/data/house-identity.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useAnswerReviewMutation, useListShopReviewsInfiniteQuery } from '#web/data/reviews.ts'
import { useSettings } from '#web/data/settings.ts'
import { ReviewEntry } from '#web/features/reviews/review-entry.tsx'
import { AnswerableWords } from '#web/features/words/answerable-words.tsx'
import { CardList } from '#web/ui/card-list.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { PageHead } from '#web/ui/page-head.tsx'

const nothing = {
  all: { none: 'No review yet', words: 'Buyers are asked five days after their parcel arrived.' },
  open: { none: 'Everything is answered', words: 'New reviews stand here until you have answered.' },
}

export default function ShopReviewsPage() {
  const [search] = useSearchParams()
  const { name: market } = useSettings()
  const { data: me } = useSellerGetMeQuery()
  const chosen = search.get('list') === 'open' ? 'open' : 'all'
  const list = useListShopReviewsInfiniteQuery({ unanswered: chosen === 'open' ? 'true' : 'false' })
  const [answer] = useAnswerReviewMutation()
  return (
    <>
      <title>{`Reviews – ${market}`}</title>
      <PageHead title="Reviews" lead="What buyers say of your things. An answer is read by everybody." />
      <FilterTabs
        label="Reviews"
        tabs={[
          { key: 'all', label: 'All', to: '?', isChosen: chosen === 'all' },
          { key: 'open', label: 'Without an answer', to: '?list=open', isChosen: chosen === 'open' },
        ]}
      />
      <CardList list={list} rows={list.data && rowsOf(list.data)} empty={nothing[chosen]}>
        {(review) => (
          <AnswerableWords
            words={review}
            what="review"
            onAnswer={(words) => answer({ id: review.id, body: { answer: words } }).unwrap()}
          >
            <ReviewEntry review={review} shopName={me?.shop?.name ?? 'Your shop'} />
          </AnswerableWords>
        )}
      </CardList>
    </>
  )
}
