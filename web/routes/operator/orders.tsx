import { Button } from '@mantine/core'
import { Link, useSearchParams } from 'react-router'
import type { MarketOrderCard, OrderState } from '#shared/api/orders.schemas.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useListMarketOrdersInfiniteQuery } from '#web/data/orders.ts'
import { useLocale, useSettings } from '#web/data/settings.ts'
import { shortInstant } from '#web/features/sales/deadline.ts'
import { OrderStateBadge, orderStateOf, orderStates } from '#web/features/sales/order-states.tsx'
import { ShopMark } from '#web/features/shops/shop-mark.tsx'
import { DataTable, type Column } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { Money } from '#web/ui/money.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { RowLink } from '#web/ui/row-link.tsx'
import { useNow } from '#web/ui/use-now.ts'
import styles from './lists.module.css'

export default function OrdersPage() {
  const [search] = useSearchParams()
  const state = orderStateOf(search.get('state'))
  const { name: market } = useSettings()
  const list = useListMarketOrdersInfiniteQuery(state ? { state } : undefined)
  const rows = list.data && rowsOf(list.data)
  return (
    <>
      <title>{`Orders – ${market}`}</title>
      <PageHead title="Orders" lead="Every order of every shop, the newest first." />
      <DataTable
        label="Orders"
        columns={useColumns(rows, list.hasNextPage)}
        rows={rows}
        rowKey={({ id }) => id}
        filters={<FilterTabs label="Orders by state" tabs={tabsFor(state)} />}
        renderPhone={(orders) => <OrderCards orders={orders} />}
        onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        isLoadingMore={list.isFetchingNextPage}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<NoOrders state={state} />}
      />
    </>
  )
}

/** The sum stands at the end, and says when more orders follow that are not in it. */
function useColumns(rows: readonly MarketOrderCard[] | undefined, hasMore: boolean): Column<MarketOrderCard>[] {
  const locale = useLocale()
  const now = useNow() ?? 0
  return [
    {
      key: 'number',
      title: 'Order',
      cell: ({ id, number, placedAt }) => (
        <span className={styles.two}>
          <RowLink to={`/operator/orders/${id}`}>{number}</RowLink>
          <span className={styles.quiet}>{shortInstant(placedAt, now, locale)}</span>
        </span>
      ),
      foot: rows && countWords(rows.length, hasMore),
    },
    {
      key: 'shop',
      title: 'Shop',
      cell: ({ shop }) => (
        <span className={styles.named}>
          <ShopMark logo={shop.logo} name={shop.name} size={32} />
          {shop.name}
        </span>
      ),
    },
    {
      key: 'customer',
      title: 'Customer',
      cell: ({ customer, email }) => (
        <span className={styles.two}>
          <span>{customer}</span>
          <span className={styles.quiet}>{email}</span>
        </span>
      ),
    },
    { key: 'state', title: 'State', cell: ({ state }) => <OrderStateBadge state={state} /> },
    { key: 'method', title: 'Paid by', isExtra: true, cell: ({ paymentMethod }) => methodWords(paymentMethod) },
    {
      key: 'total',
      title: 'Total',
      align: 'end',
      cell: ({ total }) => (
        <strong>
          <Money value={total} />
        </strong>
      ),
      foot: rows?.[0] && <Money value={sumOf(rows)} />,
    },
  ]
}

function OrderCards({ orders }: { orders: readonly MarketOrderCard[] }) {
  const locale = useLocale()
  const now = useNow() ?? 0
  return (
    <ul className={styles.cards}>
      {orders.map(({ id, number, placedAt, shop, customer, state, total }) => (
        <li key={id}>
          <ShopMark logo={shop.logo} name={shop.name} size={44} />
          <span className={styles.two}>
            <RowLink to={`/operator/orders/${id}`}>{number}</RowLink>
            <span className={styles.quiet}>{shop.name}</span>
            <span className={styles.quiet}>
              {customer} · {shortInstant(placedAt, now, locale)}
            </span>
          </span>
          <span className={styles.end}>
            <strong>
              <Money value={total} />
            </strong>
            <OrderStateBadge state={state} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function tabsFor(chosen: OrderState | undefined) {
  const states = Object.entries(orderStates) as [OrderState, { word: string }][]
  return [
    { key: 'all', label: 'All', to: '/operator/orders', isChosen: chosen === undefined },
    ...states.map(([state, { word }]) => ({
      key: state,
      label: word,
      to: `?state=${state}`,
      isChosen: state === chosen,
    })),
  ]
}

function methodWords(method: MarketOrderCard['paymentMethod']): string {
  if (method === null) return '–'
  return { card: 'Card', paypal: 'PayPal', cash_on_delivery: 'Cash at the door', free: 'Nothing to pay' }[method]
}

function countWords(count: number, hasMore: boolean): string {
  const orders = count === 1 ? '1 order' : `${count} orders`
  return hasMore ? `${orders} shown` : orders
}

function sumOf(orders: readonly MarketOrderCard[]) {
  return { ...orders[0]!.total, amountMinor: orders.reduce((sum, { total }) => sum + total.amountMinor, 0) }
}

function NoOrders({ state }: { state: OrderState | undefined }) {
  if (state === undefined)
    return <EmptyState title="No order yet">The first one will stand here from the moment it is placed.</EmptyState>
  return (
    <EmptyState
      title="None of these"
      action={
        <Button component={Link} to="/operator/orders" variant="default">
          Look at all orders
        </Button>
      }
    >
      No order is “{orderStates[state].word}” at the moment.
    </EmptyState>
  )
}
