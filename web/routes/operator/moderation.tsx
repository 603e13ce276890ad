import { Link, useSearchParams } from 'react-router'
import { useCountModerationQuery } from '#web/data/moderation.ts'
import { useSettings } from '#web/data/settings.ts'
import { decisionsSentence } from '#web/features/moderation/count-words.ts'
import { ReportedListings } from '#web/features/moderation/reported-listings.tsx'
import { WaitingShops } from '#web/features/moderation/waiting-shops.tsx'
import { JudgedQuestions } from '#web/features/questions/judged-questions.tsx'
import { JudgedReviews } from '#web/features/reviews/judged-reviews.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { PageHead } from '#web/ui/page-head.tsx'

const nothing = { none: 'Nothing waits', words: 'What readers report, and what holds a blocked word, stands here.' }

const queues = {
  reviews: { label: 'Reviews', all: '/operator/reviews?list=all', allWords: 'All reviews' },
  questions: { label: 'Questions', all: '/operator/questions?list=all', allWords: 'All questions' },
  listings: { label: 'Things and shops', all: '/operator/products', allWords: 'Products in review' },
  shops: { label: 'Applications', all: '/operator/shops?state=all', allWords: 'All shops' },
}
type Queue = keyof typeof queues
const names = Object.keys(queues) as Queue[]

export default function ModerationPage() {
  const [search] = useSearchParams()
  const { name: market } = useSettings()
  const { data: counts } = useCountModerationQuery()
  const asked = search.get('queue')
  const chosen = names.find((name) => name === asked) ?? firstOf(counts)
  const waiting = counts && names.reduce((sum, name) => sum + counts[name], 0)
  return (
    <>
      <title>{`Moderation – ${market}`}</title>
      <PageHead title="Moderation" lead={waiting === undefined ? ' ' : decisionsSentence(waiting)} />
      <FilterTabs
        label="What waits"
        tabs={names.map((name) => ({
          key: name,
          label: queues[name].label,
          count: counts?.[name],
          to: `?queue=${name}`,
          isChosen: name === chosen,
        }))}
      />
      {chosen === 'reviews' && <JudgedReviews list="waiting" empty={nothing} />}
      {chosen === 'questions' && <JudgedQuestions list="waiting" empty={nothing} />}
      {chosen === 'listings' && <ReportedListings />}
      {chosen === 'shops' && <WaitingShops />}
      <p>
        <Link to={queues[chosen].all}>{queues[chosen].allWords}</Link>
      </p>
    </>
  )
}

/** The first queue in which something waits. */
function firstOf(counts: Record<Queue, number> | undefined): Queue {
  return names.find((name) => counts && counts[name] > 0) ?? 'reviews'
}
