import { Button } from '@mantine/core'
import { Link } from 'react-router'
import type { ShopOverview } from '#shared/api/orders.schemas.ts'
import { useSellerGetMeQuery } from '#web/data/house-identity.ts'
import { useGetShopOverviewQuery } from '#web/data/orders.ts'
import { useLocale, useSettings } from '#web/data/settings.ts'
import { useGetOwnShopQuery } from '#web/data/own-shop.ts'
import { BalanceCard } from '#web/features/money/balance-card.tsx'
import { BestSellers } from '#web/features/sales/best-sellers.tsx'
import { deadlineOf } from '#web/features/sales/deadline.ts'
import { LatestOrders } from '#web/features/sales/latest-orders.tsx'
import { SalesCard } from '#web/features/sales/sales-card.tsx'
import { ShopToDos } from '#web/features/sales/shop-to-dos.tsx'
import { OpenShopForm } from '#web/features/shops/open-shop-form.tsx'
import { useMay } from '#web/features/shops/own-shop.ts'
import { SetUpSteps } from '#web/features/shops/set-up-steps.tsx'
import { ShopStateNote } from '#web/features/shops/shop-state-note.tsx'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Change, FigureTile } from '#web/ui/figure-tile.tsx'
import { IconEye, IconPlus } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Skeleton, SkeletonText } from '#web/ui/skeleton.tsx'
import { useNow } from '#web/ui/use-now.ts'
import styles from './overview.module.css'

export default function Overview() {
  const { data: me } = useSellerGetMeQuery()
  const { name: market } = useSettings()
  const shop = me?.shop
  return (
    <>
      <title>{`Today – ${market}`}</title>
      {me && !shop ? <WithoutShop name={me.name} /> : <WithShop />}
    </>
  )
}

function WithoutShop({ name }: { name: string }) {
  return (
    <>
      <PageHead title={`Welcome, ${firstNameOf(name)}.`} lead="You can sign in here, but there is no shop yet." />
      <OpenShopForm />
    </>
  )
}

function WithShop() {
  const { data: me } = useSellerGetMeQuery()
  const { data: overview, error, refetch } = useGetShopOverviewQuery()
  const { data: ownShop } = useGetOwnShopQuery()
  const mayList = useMay('prices')
  const shop = me?.shop
  const money = overview?.money
  // Before it opens there are no figures, only steps.
  const isNew = shop ? ['applied', 'changes_requested', 'declined'].includes(shop.state) : false
  return (
    <>
      <PageHead
        title={<Greeting name={me ? firstNameOf(me.name) : ''} />}
        lead={<Lead overview={overview} isNew={isNew} />}
        actions={
          <>
            {shop?.state === 'approved' && (
              <Button
                component={Link}
                to={`/shops/${shop.slug}`}
                variant="sand"
                leftSection={<IconEye size={18} aria-hidden />}
              >
                View shop
              </Button>
            )}
            {mayList && (
              <Button component={Link} to="/seller/products/new" leftSection={<IconPlus size={18} aria-hidden />}>
                New product
              </Button>
            )}
          </>
        }
      />
      {shop && (
        <div className={styles.notes}>
          <ShopStateNote state={shop.state} />
        </div>
      )}
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !overview ? (
        <OnItsWay />
      ) : (
        <div className={styles.page} data-single={isNew || undefined}>
          <div className={styles.column}>
            {isNew && ownShop && <SetUpSteps shop={ownShop} />}
            {!isNew && <ShopToDos overview={overview} />}
            {money && overview.orderCount + overview.previousOrderCount > 0 && (
              <Figures overview={overview} money={money} />
            )}
            {money && !isNew && (
              <SalesCard
                title="Sold in 30 days"
                sales={money.sales}
                previousSales={money.previousSales}
                days={money.days}
                elsewhere={money.elsewhere}
              />
            )}
            {overview.latestOrders.length > 0 && <LatestOrders orders={overview.latestOrders} />}
          </div>
          {!isNew && (
            <div className={styles.column}>
              {money && <BalanceCard />}
              <BestSellers products={overview.bestSellers} />
            </div>
          )}
        </div>
      )}
    </>
  )
}

/** Good morning, by the clock of who looks. */
function Greeting({ name }: { name: string }) {
  const now = useNow()
  if (now === undefined) return 'Hello.'
  const hour = new Date(now).getHours()
  const words = hour < 5 || hour >= 18 ? 'Good evening' : hour < 12 ? 'Good morning' : 'Good afternoon'
  return name ? `${words}, ${name}.` : `${words}.`
}

function Lead({ overview, isNew }: { overview: ShopOverview | undefined; isNew: boolean }) {
  const locale = useLocale()
  const now = useNow()
  if (now === undefined || !overview) return <Skeleton width="18em" />
  const day = new Date(now).toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long' })
  if (isNew) return `${day}. A few steps, and your shop can open.`
  const { count, nextBy } = overview.toHandOver
  if (count === 0 || nextBy === null) return `${day}. No parcel waits.`
  const { words, day: group } = deadlineOf(nextBy, now, locale)
  const parcels = count === 1 ? 'One parcel waits' : `${count} parcels wait`
  return group === 'late'
    ? `${day}. ${parcels}, the first is late.`
    : `${day}. ${parcels}; the first leaves by ${words}.`
}

function Figures({ overview, money }: { overview: ShopOverview; money: NonNullable<ShopOverview['money']> }) {
  const { orderCount, previousOrderCount, underway } = overview
  const { sales, previousSales } = money
  const average = (amountMinor: number, count: number) => (count === 0 ? 0 : Math.round(amountMinor / count))
  return (
    <div className={styles.figures}>
      <FigureTile label="Orders in 30 days" figure={orderCount}>
        <Change now={orderCount} before={previousOrderCount} />
        {previousOrderCount > 0 ? ` · ${previousOrderCount} in the 30 before` : 'Your first'}
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
      <FigureTile label="On the way" figure={underway}>
        {underway === 1 ? 'parcel with its carrier' : 'parcels with their carriers'}
      </FigureTile>
    </div>
  )
}

function OnItsWay() {
  return (
    <output className={styles.page} aria-label="Loading">
      <div className={styles.column}>
        <Card title="To do">
          <SkeletonText lines={5} />
        </Card>
        <Card>
          <Skeleton height="300px" radius="14px" />
        </Card>
      </div>
      <div className={styles.column}>
        <Card>
          <SkeletonText lines={6} />
        </Card>
      </div>
    </output>
  )
}

function firstNameOf(name: string): string {
  return name.split(' ')[0]!
}
