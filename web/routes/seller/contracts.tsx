import { useListShopContractsInfiniteQuery, useOpenShopSigningMutation } from '#web/data/contracts.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useSettings } from '#web/data/settings.ts'
import { ContractList } from '#web/features/contracts/contract-list.tsx'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'

export default function ShopContractsPage() {
  const { name: market } = useSettings()
  const list = useListShopContractsInfiniteQuery()
  const [open] = useOpenShopSigningMutation()
  const rows = list.data && rowsOf(list.data)
  return (
    <>
      <title>{`Contracts – ${market}`}</title>
      <PageHead title="Contracts" lead="What your shop signs with the market and with customers. The owner signs." />
      <Card>
        {list.error ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : !rows ? (
          <SkeletonText lines={6} />
        ) : rows.length === 0 ? (
          <EmptyState title="No contract yet">When something is to be signed, it will stand here.</EmptyState>
        ) : (
          <ContractList rows={rows} base="/api/seller/contracts" openSigning={(id) => open({ id }).unwrap()} />
        )}
        <ShowMore of={list} />
      </Card>
    </>
  )
}
