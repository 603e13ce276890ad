import { useSearchParams } from 'react-router'
import { rowsOf } from '#web/data/keyset.ts'
import { useSettings } from '#web/data/settings.ts'
import { useListMarketSubscriptionsInfiniteQuery } from '#web/data/subscriptions.ts'
import { DunningBoard } from '#web/features/subscriptions/dunning-board.tsx'
import { subscriptionStateOf } from '#web/features/subscriptions/subscription-states.tsx'
import { SubscriptionTable } from '#web/features/subscriptions/subscription-table.tsx'
import { PageHead } from '#web/ui/page-head.tsx'

export default function SubscriptionsPage() {
  const { name: market } = useSettings()
  const [search] = useSearchParams()
  const list = useListMarketSubscriptionsInfiniteQuery({ state: subscriptionStateOf(search.get('state')) })
  return (
    <>
      <title>{`Subscriptions – ${market}`}</title>
      <PageHead
        title="Subscriptions"
        lead="Renewals charge themselves. Payment due shows which cards were refused, and when they are tried again."
      />
      <DunningBoard />
      <SubscriptionTable
        rows={list.data && rowsOf(list.data)}
        linkTo={(id) => `/operator/subscriptions/${id}`}
        hasShop
        onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        isLoadingMore={list.isFetchingNextPage}
        error={list.error}
        onRetry={() => void list.refetch()}
      />
    </>
  )
}
