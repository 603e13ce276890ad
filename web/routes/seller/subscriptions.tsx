import { useSearchParams } from 'react-router'
import { rowsOf } from '#web/data/keyset.ts'
import { useSettings } from '#web/data/settings.ts'
import { useGetSubscriptionFiguresQuery, useListShopSubscriptionsInfiniteQuery } from '#web/data/subscriptions.ts'
import { subscriptionStateOf } from '#web/features/subscriptions/subscription-states.tsx'
import { SubscriptionTable } from '#web/features/subscriptions/subscription-table.tsx'
import styles from '#web/features/subscriptions/subscriptions.module.css'
import { useMay } from '#web/features/shops/own-shop.ts'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { FigureTile } from '#web/ui/figure-tile.tsx'
import { Money } from '#web/ui/money.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

export default function ShopSubscriptionsPage() {
  const { name: market } = useSettings()
  const [search] = useSearchParams()
  const state = subscriptionStateOf(search.get('state'))
  const list = useListShopSubscriptionsInfiniteQuery({ state })
  const seesMoney = useMay('money') === true
  const { data: figures, error, refetch } = useGetSubscriptionFiguresQuery(undefined, { skip: !seesMoney })
  return (
    <>
      <title>{`Subscriptions – ${market}`}</title>
      <PageHead
        title="Subscriptions"
        lead="Who comes back by plan, what that brings in a month, and what it takes from the shelf."
      />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {seesMoney && !figures && !error && <Skeleton height="92px" radius="14px" />}
      {figures && (
        <div className={styles.figures}>
          <FigureTile label="In a month" figure={<Money value={figures.monthly} />}>
            from {figures.subscriberCount} running
          </FigureTile>
          <FigureTile label="Came in 30 days" figure={figures.startedCount} />
          <FigureTile label="Ended in 30 days" figure={figures.endedCount} />
          <FigureTile label="Churn" figure={`${(figures.churnBps / 100).toFixed(1)} %`}>
            of those who were there 30 days ago
          </FigureTile>
        </div>
      )}
      {figures && figures.need.length > 0 && (
        <Card title="Needed in the next 30 days">
          <ul className={styles.cycles}>
            {figures.need.map(({ sku, title, variantTitle, units, available }) => (
              <li key={sku}>
                <span className={styles.words}>
                  <span>{[title, variantTitle].filter(Boolean).join(', ')}</span>
                  <span className={styles.quiet}>{sku}</span>
                </span>
                <span>
                  {units} needed, {available} on the shelf
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <SubscriptionTable
        rows={list.data && rowsOf(list.data)}
        onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        isLoadingMore={list.isFetchingNextPage}
        error={list.error}
        onRetry={() => void list.refetch()}
      />
    </>
  )
}
