import { rowsOf } from '#web/data/keyset.ts'
import { useListShopDisputesInfiniteQuery } from '#web/data/disputes.ts'
import { useSettings } from '#web/data/settings.ts'
import { disputeColumns } from '#web/features/disputes/dispute-list.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageHead } from '#web/ui/page-head.tsx'

export default function DisputesPage() {
  const { name: market } = useSettings()
  const list = useListShopDisputesInfiniteQuery()
  return (
    <>
      <title>{`Disputes – ${market}`}</title>
      <PageHead title="Disputes" lead="What customers say is wrong. Most is settled with an answer the same day." />
      <DataTable
        label="Disputes"
        columns={disputeColumns('/seller/disputes', false)}
        rows={list.data && rowsOf(list.data)}
        rowKey={({ id }) => id}
        onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        isLoadingMore={list.isFetchingNextPage}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title="No disputes">Nobody has said that something is wrong.</EmptyState>}
      />
    </>
  )
}
