import { useSearchParams } from 'react-router'
import type { ShopReturn } from '#shared/api/returns.schemas.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useListShopReturnsInfiniteQuery } from '#web/data/returns.ts'
import { useSettings } from '#web/data/settings.ts'
import { returnStates, ReturnStateBadge } from '#web/features/returns/return-states.tsx'
import { DataTable, type Column } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { RowLink } from '#web/ui/row-link.tsx'

const shown = ['requested', 'accepted', 'closed', 'declined'] as const

const columns: Column<ShopReturn>[] = [
  {
    key: 'return',
    title: 'Return',
    cell: ({ id, number }) => <RowLink to={`/seller/returns/${id}`}>{number}</RowLink>,
  },
  { key: 'things', title: 'What', cell: ({ lines }) => lines.map(({ title }) => title).join(', ') },
  { key: 'customer', title: 'Customer', isExtra: true, cell: ({ customer }) => customer },
  { key: 'state', title: 'State', cell: ({ state }) => <ReturnStateBadge state={state} /> },
  {
    key: 'until',
    title: 'Until',
    isExtra: true,
    cell: ({ actBy }) => (actBy ? <RelativeTime at={actBy} /> : '–'),
  },
]

export default function ReturnsPage() {
  const [search] = useSearchParams()
  const state = shown.find((each) => each === search.get('state'))
  const { name: market } = useSettings()
  const list = useListShopReturnsInfiniteQuery(state ? { state } : undefined)
  return (
    <>
      <title>{`Returns – ${market}`}</title>
      <PageHead title="Returns" lead="What customers want to send back, and what is on its way to you." />
      <DataTable
        label="Returns"
        columns={columns}
        rows={list.data && rowsOf(list.data)}
        rowKey={({ id }) => id}
        filters={
          <FilterTabs
            label="Returns by state"
            tabs={[
              { key: 'all', label: 'All', to: '/seller/returns', isChosen: state === undefined },
              ...shown.map((each) => ({
                key: each,
                label: returnStates[each].word,
                to: `/seller/returns?state=${each}`,
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
          <EmptyState title="Nothing comes back">When a customer asks to return something, it stands here.</EmptyState>
        }
      />
    </>
  )
}
