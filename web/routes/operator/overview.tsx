import type { MarketOverview } from '#shared/api/orders.schemas.ts'
import { useGetMarketOverviewQuery } from '#web/data/orders.ts'
import { useLocale, useSettings } from '#web/data/settings.ts'
import { BestShops } from '#web/features/moderation/best-shops.tsx'
import { decisionsSentence } from '#web/features/moderation/count-words.ts'
import { MarketMoney } from '#web/features/moderation/market-money.tsx'
import { MarketToDos } from '#web/features/moderation/market-to-dos.tsx'
import { totalWaiting, useWaiting, type Waiting } from '#web/features/moderation/waiting.ts'
import { SalesCard } from '#web/features/sales/sales-card.tsx'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Change, FigureTile } from '#web/ui/figure-tile.tsx'
import { Money } from '#web/ui/money.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Day } from '#web/ui/relative-time.tsx'
import { Skeleton, SkeletonText } from '#web/ui/skeleton.tsx'
import { useNow } from '#web/ui/use-now.ts'
import styles from './overview.module.css'

export default function Overview() {
  const { name: market } = useSettings()
  const { data: overview, error, refetch } = useGetMarketOverviewQuery()
  const waiting = useWaiting()
  return (
    <>
      <title>{`Overview – ${market}`}</title>
      <PageHead title={waiting ? decisionsSentence(totalWaiting(waiting)) : 'Overview'} lead={<Today />} />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : overview && waiting ? (
        <Board overview={overview} waiting={waiting} />
      ) : (
        <OnItsWay />
      )}
    </>
  )
}

/** What waits, then what was earned, then where. */
function Board({ overview, waiting }: { overview: MarketOverview; waiting: Waiting }) {
  return (
    <div className={styles.page}>
      <div className={styles.first}>
        <MarketToDos waiting={waiting} />
        <MarketMoney overview={overview} />
      </div>
      <Figures overview={overview} />
      <div className={styles.second}>
        <SalesCard
          title="Sold per day"
          sales={overview.sales}
          previousSales={overview.previousSales}
          days={overview.days}
          elsewhere={overview.elsewhere}
        />
        <BestShops overview={overview} />
      </div>
    </div>
  )
}

function Figures({ overview }: { overview: MarketOverview }) {
  const { sales, orderCount, previousSales, previousOrderCount, days } = overview
  const average = (amountMinor: number, count: number) => (count === 0 ? 0 : Math.round(amountMinor / count))
  const best = days.reduce((most, day) => (day.salesMinor > most.salesMinor ? day : most), days[0]!)
  return (
    <div className={styles.figures}>
      <FigureTile label="Orders in 30 days" figure={orderCount}>
        <Change now={orderCount} before={previousOrderCount} />
        {previousOrderCount > 0 && ` · ${previousOrderCount} in the 30 before`}
      </FigureTile>
      <FigureTile
        label="Each on average"
        figure={<Money value={{ ...sales, amountMinor: average(sales.amountMinor, orderCount) }} />}
      >
        {previousOrderCount > 0 && (
          <>
            <Money value={{ ...sales, amountMinor: average(previousSales.amountMinor, previousOrderCount) }} /> before
          </>
        )}
      </FigureTile>
      <FigureTile label="Best day" figure={<Money value={{ ...sales, amountMinor: best.salesMinor }} />}>
        {best.salesMinor > 0 && (
          <>
            <Day at={best.on} /> · {best.orders === 1 ? '1 order' : `${best.orders} orders`}
          </>
        )}
      </FigureTile>
    </div>
  )
}

function Today() {
  const locale = useLocale()
  const now = useNow()
  if (now === undefined) return <Skeleton width="12em" />
  return `${new Date(now).toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long' })}.`
}

function OnItsWay() {
  return (
    <output className={styles.page} aria-label="Loading">
      <div className={styles.first}>
        <Card title="Needs a decision">
          <SkeletonText lines={6} />
        </Card>
        <Card>
          <SkeletonText lines={6} />
        </Card>
      </div>
      <Card>
        <Skeleton height="300px" radius="14px" />
      </Card>
    </output>
  )
}
