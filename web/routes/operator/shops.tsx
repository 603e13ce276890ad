import { Button } from '@mantine/core'
import { Link, useSearchParams } from 'react-router'
import type { ShopForReview } from '#shared/api/shops.schemas.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useGetMarketOverviewQuery } from '#web/data/orders.ts'
import { useSettings } from '#web/data/settings.ts'
import { useListShopsToReviewInfiniteQuery } from '#web/data/market-shops.ts'
import { countWord } from '#web/features/moderation/count-words.ts'
import { ReviewDrawer } from '#web/features/moderation/review-drawer.tsx'
import { ShopStateBadge, shopStateOf, shopStates, type ShopState } from '#web/features/moderation/shop-states.tsx'
import { ShopMark } from '#web/features/shops/shop-mark.tsx'
import { DataTable, type Column } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { Money } from '#web/ui/money.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { RowLink } from '#web/ui/row-link.tsx'
import styles from './lists.module.css'

export default function ShopsPage() {
  const [search, setSearch] = useSearchParams()
  const state = shopStateOf(search.get('state'))
  const { name: market } = useSettings()
  const waiting = useGetMarketOverviewQuery().data?.shopsToApprove
  const list = useListShopsToReviewInfiniteQuery(state ? { state } : undefined)
  const rows = list.data && rowsOf(list.data)
  const addressOf = (shop: ShopForReview) => `?state=${state ?? 'all'}&shop=${shop.id}`
  const close = () =>
    setSearch(
      (before) => {
        before.delete('shop')
        return before
      },
      { preventScrollReset: true },
    )

  return (
    <>
      <title>{`Shops – ${market}`}</title>
      <PageHead
        title="Shops"
        lead={waiting === undefined ? ' ' : leadOf(waiting)}
        actions={
          <Button component={Link} to="/operator/application-checklist" variant="sand">
            What a new shop hands in
          </Button>
        }
      />
      <DataTable
        label="Shops"
        columns={columnsFor(addressOf)}
        rows={rows}
        rowKey={({ id }) => id}
        filters={<FilterTabs label="Shops by state" tabs={tabsFor(state, waiting)} />}
        renderPhone={(shops) => <ShopCards shops={shops} addressOf={addressOf} />}
        onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        isLoadingMore={list.isFetchingNextPage}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<NoShops state={state} />}
      />
      <ReviewDrawer shop={rows?.find(({ id }) => id === search.get('shop'))} onClose={close} />
    </>
  )
}

function columnsFor(addressOf: (shop: ShopForReview) => string): Column<ShopForReview>[] {
  return [
    {
      key: 'name',
      title: 'Shop',
      cell: (shop) => (
        <span className={styles.named}>
          <ShopMark logo={shop.logo} name={shop.name} size={40} />
          <span className={styles.two}>
            <RowLink to={addressOf(shop)}>{shop.name}</RowLink>
            <span className={styles.quiet}>{shop.tagline}</span>
          </span>
        </span>
      ),
    },
    {
      key: 'owner',
      title: 'Owner',
      cell: ({ owner, city }) => (
        <span className={styles.two}>
          <span>{owner.name}</span>
          <span className={styles.quiet}>{city}</span>
        </span>
      ),
    },
    { key: 'state', title: 'State', cell: ({ state }) => <ShopStateBadge state={state} /> },
    { key: 'applied', title: 'Applied', isExtra: true, cell: ({ appliedAt }) => <RelativeTime at={appliedAt} /> },
    { key: 'products', title: 'On the shelf', align: 'end', isExtra: true, cell: ({ productCount }) => productCount },
    { key: 'orders', title: 'Orders', align: 'end', isExtra: true, cell: ({ orderCount }) => orderCount },
    { key: 'sold', title: 'Sold', align: 'end', cell: ({ sold }) => <Money value={sold} /> },
  ]
}

interface ShopCardsProps {
  shops: readonly ShopForReview[]
  addressOf: (shop: ShopForReview) => string
}

function ShopCards({ shops, addressOf }: ShopCardsProps) {
  return (
    <ul className={styles.cards}>
      {shops.map((shop) => (
        <li key={shop.id}>
          <ShopMark logo={shop.logo} name={shop.name} size={44} />
          <span className={styles.two}>
            <RowLink to={addressOf(shop)}>{shop.name}</RowLink>
            <span className={styles.quiet}>
              {shop.owner.name} · <RelativeTime at={shop.appliedAt} />
            </span>
          </span>
          <span className={styles.end}>
            <ShopStateBadge state={shop.state} />
            <Money value={shop.sold} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function tabsFor(chosen: ShopState | undefined, waiting: number | undefined) {
  const states = Object.entries(shopStates) as [ShopState, { word: string }][]
  return [
    ...states.map(([state, { word }]) => ({
      key: state,
      label: word,
      count: state === 'applied' ? waiting : undefined,
      to: `?state=${state}`,
      isChosen: state === chosen,
    })),
    { key: 'all', label: 'All', to: '?state=all', isChosen: chosen === undefined },
  ]
}

function leadOf(waiting: number): string {
  if (waiting === 0) return 'No shop waits for your word.'
  return waiting === 1 ? 'One shop waits for your word.' : `${countWord(waiting)} shops wait for your word.`
}

function NoShops({ state }: { state: ShopState | undefined }) {
  const all = (
    <Button component={Link} to="?state=all" variant="default">
      Look at all shops
    </Button>
  )
  if (state === undefined) return <EmptyState title="No shop yet">The first application will stand here.</EmptyState>
  if (state === 'applied')
    return (
      <EmptyState title="No shop waits" action={all}>
        New applications stand here until you have looked at them.
      </EmptyState>
    )
  return (
    <EmptyState title="None of these" action={all}>
      No shop is “{shopStates[state].word}” at the moment.
    </EmptyState>
  )
}
