import { useSearchParams } from 'react-router'
import { useSellerGetMeQuery } from '#web/data/house-identity.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useAnswerQuestionMutation, useListShopQuestionsInfiniteQuery } from '#web/data/questions.ts'
import { useSettings } from '#web/data/settings.ts'
import { QuestionEntry } from '#web/features/questions/question-entry.tsx'
import { AnswerableWords } from '#web/features/words/answerable-words.tsx'
import { CardList } from '#web/ui/card-list.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { PageHead } from '#web/ui/page-head.tsx'

const nothing = {
  all: { none: 'No question yet', words: 'Visitors ask on the page of a product, and you get a letter.' },
  open: { none: 'Everything is answered', words: 'New questions stand here until you have answered.' },
}

export default function ShopQuestionsPage() {
  const [search] = useSearchParams()
  const { name: market } = useSettings()
  const { data: me } = useSellerGetMeQuery()
  const chosen = search.get('list') === 'open' ? 'open' : 'all'
  const list = useListShopQuestionsInfiniteQuery({ unanswered: chosen === 'open' ? 'true' : 'false' })
  const [answer] = useAnswerQuestionMutation()
  return (
    <>
      <title>{`Questions – ${market}`}</title>
      <PageHead title="Questions" lead="What visitors ask about your things. An answer is read by everybody." />
      <FilterTabs
        label="Questions"
        tabs={[
          { key: 'all', label: 'All', to: '?', isChosen: chosen === 'all' },
          { key: 'open', label: 'Without an answer', to: '?list=open', isChosen: chosen === 'open' },
        ]}
      />
      <CardList list={list} rows={list.data && rowsOf(list.data)} empty={nothing[chosen]}>
        {(question) => (
          <AnswerableWords
            words={question}
            what="question"
            onAnswer={(words) => answer({ id: question.id, body: { answer: words } }).unwrap()}
          >
            <QuestionEntry question={question} shopName={me?.shop?.name ?? 'Your shop'} />
          </AnswerableWords>
        )}
      </CardList>
    </>
  )
}
