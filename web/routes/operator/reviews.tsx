import { useSearchParams } from 'react-router'
import type { MarketReviewList } from '#shared/api/reviews.schemas.ts'
import { useSettings } from '#web/data/settings.ts'
import { JudgedReviews } from '#web/features/reviews/judged-reviews.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { PageHead } from '#web/ui/page-head.tsx'

const lists: Record<MarketReviewList, { label: string; none: string; words: string }> = {
  waiting: {
    label: 'Waiting',
    none: 'Nothing waits',
    words: 'What readers report, and what holds a blocked word, stands here until you decide.',
  },
  hidden: { label: 'Hidden', none: 'None is hidden', words: 'Reviews you have hidden can be shown again from here.' },
  all: { label: 'All', none: 'No review yet', words: 'Buyers are asked five days after their parcel arrived.' },
}

export default function MarketReviewsPage() {
  const [search] = useSearchParams()
  const { name: market } = useSettings()
  const chosen = listOf(search.get('list'))
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
      <JudgedReviews list={chosen} empty={lists[chosen]} />
    </>
  )
}

function listOf(name: string | null): MarketReviewList {
  return name !== null && name in lists ? (name as MarketReviewList) : 'waiting'
}
