import { useSearchParams } from 'react-router'
import { rowsOf } from '#web/data/keyset.ts'
import { useListDisputesInfiniteQuery } from '#web/data/disputes.ts'
import { useSettings } from '#web/data/settings.ts'
import { disputeColumns } from '#web/features/disputes/dispute-list.tsx'
import { disputeStates } from '#web/features/disputes/dispute-states.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { PageHead } from '#web/ui/page-head.tsx'

const shown = ['open', 'appealed', 'decided'] as const

export default function DisputesPage() {
  const [search] = useSearchParams()
  const state = shown.find((each) => each === search.get('state'))
  const { name: market } = useSettings()
  const list = useListDisputesInfiniteQuery(state ? { state } : undefined)
  const rows = list.data && rowsOf(list.data)
  const waiting = list.data?.pages[0]?.waiting
  return (
    <>
      <title>{`Disputes – ${market}`}</title>
      <PageHead title="Disputes" lead={waiting === undefined ? undefined : leadOf(waiting)} />
      <DataTable
        label="Disputes"
        columns={disputeColumns('/operator/disputes', true)}
        rows={rows}
        rowKey={({ id }) => id}
        filters={
          <FilterTabs
            label="Disputes by state"
            tabs={[
              { key: 'all', label: 'All', to: '/operator/disputes', isChosen: state === undefined },
              ...shown.map((each) => ({
                key: each,
                label: disputeStates[each].word,
                to: `/operator/disputes?state=${each}`,
                isChosen: state === each,
              })),
            ]}
          />
        }
        onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        isLoadingMore={list.isFetchingNextPage}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={
          <EmptyState title="No disputes">
            Customers and shops agree. What they do not agree about stands here.
          </EmptyState>
        }
      />
    </>
  )
}

function leadOf(waiting: number): string {
  if (waiting === 0) return 'Nothing waits for a verdict.'
  return waiting === 1 ? 'One case waits for a verdict.' : `${waiting} cases wait for a verdict.`
}
