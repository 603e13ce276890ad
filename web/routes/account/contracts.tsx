import { useListOwnContractsInfiniteQuery, useOpenOwnSigningMutation } from '#web/data/contracts.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useSettings } from '#web/data/settings.ts'
import { ContractList } from '#web/features/contracts/contract-list.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'

export default function OwnContractsPage() {
  const { name: market } = useSettings()
  const list = useListOwnContractsInfiniteQuery()
  const [open] = useOpenOwnSigningMutation()
  const rows = list.data && rowsOf(list.data)
  return (
    <>
      <title>{`Contracts – ${market}`}</title>
      <h1>Contracts</h1>
      {list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : !rows ? (
        <SkeletonText lines={6} />
      ) : rows.length === 0 ? (
        <EmptyState title="No contract yet">
          Some orders come with a contract; it will stand here to be signed.
        </EmptyState>
      ) : (
        <ContractList rows={rows} base="/api/contracts" openSigning={(id) => open({ id }).unwrap()} />
      )}
      <ShowMore of={list} />
    </>
  )
}
