import { Button } from '@mantine/core'
import { Link, useSearchParams } from 'react-router'
import { rowsOf } from '#web/data/keyset.ts'
import { useSettings } from '#web/data/settings.ts'
import { useGetRenewalFiguresQuery, useListMarketSubscriptionsInfiniteQuery } from '#web/data/subscriptions.ts'
import { CameBack } from '#web/features/subscriptions/came-back.tsx'
import { DunningBoard } from '#web/features/subscriptions/dunning-board.tsx'
import { RemindAll } from '#web/features/subscriptions/remind-all.tsx'
import { countOf, RenewalFigures } from '#web/features/subscriptions/renewal-figures.tsx'
import { subscriptionStateOf } from '#web/features/subscriptions/subscription-states.tsx'
import { SubscriptionTable } from '#web/features/subscriptions/subscription-table.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

export default function SubscriptionsPage() {
  const { name: market } = useSettings()
  const [search] = useSearchParams()
  const { data: figures, error, refetch } = useGetRenewalFiguresQuery()
  const open = figures ? countOf(figures.open) : 0
  const list = useListMarketSubscriptionsInfiniteQuery({ state: subscriptionStateOf(search.get('state')) })
  return (
    <>
      <title>{`Subscriptions – ${market}`}</title>
      <PageHead
        title="Subscriptions"
        lead={figures && leadOf(countOf(figures.monthly), open)}
        actions={
          <>
            <Button component={Link} to="/operator/settings" variant="sand">
              Retry rules
            </Button>
            {open > 0 && <RemindAll count={open} />}
          </>
        }
      />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : figures ? (
        <RenewalFigures figures={figures} />
      ) : (
        <Skeleton height="92px" radius="14px" />
      )}
      <DunningBoard figures={figures} />
      {figures && <CameBack figures={figures} />}
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

function leadOf(running: number, open: number): string {
  const help = open === 0 ? 'All is paid.' : open === 1 ? 'One needs help paying.' : `${open} need help paying.`
  return `${running === 1 ? 'One subscription runs and charges itself' : `${running} subscriptions run and charge themselves`}. ${help}`
}
