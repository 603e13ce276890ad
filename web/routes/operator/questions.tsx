import { useSearchParams } from 'react-router'
import type { MarketQuestionList } from '#shared/api/questions.schemas.ts'
import { useSettings } from '#web/data/settings.ts'
import { JudgedQuestions } from '#web/features/questions/judged-questions.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { PageHead } from '#web/ui/page-head.tsx'

const lists: Record<MarketQuestionList, { label: string; none: string; words: string }> = {
  waiting: {
    label: 'Waiting',
    none: 'Nothing waits',
    words: 'What readers report, and what holds a blocked word, stands here until you decide.',
  },
  hidden: { label: 'Hidden', none: 'None is hidden', words: 'Questions you have hidden can be shown again from here.' },
  all: { label: 'All', none: 'No question yet', words: 'Visitors ask on the page of a product.' },
}

export default function MarketQuestionsPage() {
  const [search] = useSearchParams()
  const { name: market } = useSettings()
  const chosen = listOf(search.get('list'))
  return (
    <>
      <title>{`Questions – ${market}`}</title>
      <PageHead title="Questions" lead="Hide what breaks the rules of the market, and let honest words stand." />
      <FilterTabs
        label="Questions"
        tabs={(Object.keys(lists) as MarketQuestionList[]).map((key) => ({
          key,
          label: lists[key].label,
          to: `?list=${key}`,
          isChosen: key === chosen,
        }))}
      />
      <JudgedQuestions list={chosen} empty={lists[chosen]} />
    </>
  )
}

function listOf(name: string | null): MarketQuestionList {
  return name !== null && name in lists ? (name as MarketQuestionList) : 'waiting'
}
