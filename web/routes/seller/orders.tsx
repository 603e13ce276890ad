import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { OrderState, ShopOrderCard } from '#shared/api/orders.schemas.ts'
import { formatMoney } from '#shared/money.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useListShopOrdersInfiniteQuery } from '#web/data/orders.ts'
import { useLocale, useSettings } from '#web/data/settings.ts'
import { DeadlineBadge } from '#web/features/sales/deadline-badge.tsx'
import { shortInstant } from '#web/features/sales/deadline.ts'
import { goodsWords, pieces } from '#web/features/sales/goods-words.ts'
import { HandOverDialog } from '#web/features/sales/hand-over-dialog.tsx'
import { OrderCards } from '#web/features/sales/order-cards.tsx'
import { OrderStateBadge, orderStateOf, orderStates } from '#web/features/sales/order-states.tsx'
import { countryName } from '#web/features/market/country-name.ts'
import { DataTable, type Column, type Selection } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { IconTruckDelivery } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Picture } from '#web/ui/picture.tsx'
import { RowLink } from '#web/ui/row-link.tsx'
import { SelectionBar } from '#web/ui/selection-bar.tsx'
import { useNow } from '#web/ui/use-now.ts'
import styles from './orders.module.css'

const none: ReadonlySet<string> = new Set()

export default function OrdersPage() {
  const [search] = useSearchParams()
  const asked = search.get('state')
  const state = asked === 'all' ? undefined : (orderStateOf(asked) ?? 'processing')
  // What was ticked in one view means nothing in another.
  return <Orders key={state ?? 'all'} state={state} />
}

function Orders({ state }: { state: OrderState | undefined }) {
  const { name: market, locale } = useSettings()
  const isPacking = state === 'processing'
  const list = useListShopOrdersInfiniteQuery({ ...(state && { state }), ...(isPacking && { limit: 100 }) })
  const [ticked, setTicked] = useState(none)
  const [isSelecting, setSelecting] = useState(false)
  // As they stood when the dialog opened: one that is refused may have left the list, and its reason must be read.
  const [handingOver, setHandingOver] = useState<readonly ShopOrderCard[]>([])

  const counts = list.data?.pages[0]?.counts
  const rows = list.data && inOrder(rowsOf(list.data), isPacking)
  // A parcel that somebody else handed over meanwhile is no longer here to be ticked.
  const selected = rows?.filter(({ id }) => ticked.has(id)) ?? []
  const selection: Selection<ShopOrderCard> | undefined = isPacking
    ? { selected: ticked, onSelect: setTicked, nameOf: ({ number }) => `order ${number}` }
    : undefined
  const finish = (ids: readonly string[]) => {
    setTicked(new Set([...ticked].filter((id) => !ids.includes(id))))
    setHandingOver(handingOver.filter(({ id }) => !ids.includes(id)))
    if (ids.length === handingOver.length) setSelecting(false)
  }

  return (
    <>
      <title>{`Orders – ${market}`}</title>
      <PageHead title="Orders" lead={counts && leadOf(counts)} />
      <DataTable
        label="Orders"
        columns={useColumns(state, rows)}
        rows={rows}
        rowKey={({ id }) => id}
        filters={
          <>
            <FilterTabs label="Orders by state" tabs={tabsFor(state, counts)} />
            {isPacking && rows && rows.length > 0 && (
              <Button
                variant="subtle"
                size="sm"
                className={styles.select}
                aria-pressed={isSelecting}
                onClick={() => {
                  setSelecting(!isSelecting)
                  setTicked(none)
                }}
              >
                {isSelecting ? 'Done' : 'Select'}
              </Button>
            )}
          </>
        }
        selection={selection}
        renderPhone={(orders) => (
          <OrderCards orders={orders} isByDeadline={isPacking} selection={isSelecting ? selection : undefined} />
        )}
        onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        isLoadingMore={list.isFetchingNextPage}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<NoOrders state={state} />}
      />
      {selected.length > 0 && (
        <SelectionBar
          title={selected.length === 1 ? '1 order selected' : `${selected.length} orders selected`}
          actions={
            <>
              <Button variant="sand" size="sm" onClick={() => setTicked(none)}>
                Clear
              </Button>
              <Button
                size="sm"
                leftSection={<IconTruckDelivery size={18} aria-hidden />}
                onClick={() => setHandingOver(selected)}
              >
                Hand over {selected.length}
              </Button>
            </>
          }
        >
          {selectionWords(selected, locale)}
        </SelectionBar>
      )}
      <HandOverDialog parcels={handingOver} onClose={() => setHandingOver([])} onDone={finish} />
    </>
  )
}

function useColumns(state: OrderState | undefined, rows: readonly ShopOrderCard[] | undefined) {
  const locale = useLocale()
  const now = useNow() ?? 0
  const columns: Column<ShopOrderCard>[] = [
    {
      key: 'number',
      title: 'Order',
      cell: ({ id, number, placedAt }) => (
        <span className={styles.two}>
          <RowLink to={`/seller/orders/${id}`}>{number}</RowLink>
          <span className={styles.quiet}>{shortInstant(placedAt, now, locale)}</span>
        </span>
      ),
      foot: rows && (rows.length === 1 ? '1 order' : `${rows.length} orders`),
    },
    {
      key: 'customer',
      title: 'Customer',
      cell: ({ customer, city, country }) => (
        <span className={styles.two}>
          <strong>{customer}</strong>
          <span className={styles.quiet}>
            {city}, {countryName(country, locale)}
          </span>
        </span>
      ),
    },
    {
      key: 'goods',
      title: 'Goods',
      cell: ({ lines, quantity }) => (
        <span className={styles.goods}>
          <Picture picture={lines[0]?.picture ?? null} alt="" sizes="44px" className={styles.picture ?? ''} />
          <span className={styles.two}>
            <span>{goodsWords(lines)}</span>
            <span className={styles.quiet}>{pieces(quantity)}</span>
          </span>
        </span>
      ),
    },
    state === 'processing'
      ? { key: 'by', title: 'Hand over by', cell: ({ handOverBy }) => <DeadlineBadge handOverBy={handOverBy} /> }
      : { key: 'state', title: 'State', cell: (order) => <OrderStateBadge state={order.state} /> },
    { key: 'shipping', title: 'Sent', isExtra: true, cell: ({ shippingMethod }) => shippingMethod },
    {
      key: 'total',
      title: 'Total',
      align: 'end',
      cell: ({ total, paymentMethod }) => (
        <span className={styles.two}>
          <strong>
            <Money value={total} />
          </strong>
          {paymentMethod === 'cash_on_delivery' && <span className={styles.quiet}>in cash</span>}
        </span>
      ),
      foot: rows?.[0] && <Money value={sumOf(rows)} />,
    },
  ]
  return columns
}

/** Parcels to hand over by their deadline, the nearest first; everything else as it came, newest first. */
function inOrder(orders: ShopOrderCard[], isPacking: boolean): ShopOrderCard[] {
  return isPacking ? orders.toSorted((a, b) => a.handOverBy.localeCompare(b.handOverBy)) : orders
}

function tabsFor(chosen: OrderState | undefined, counts: Record<string, number> | undefined) {
  const states = Object.entries(orderStates) as [OrderState, { word: string }][]
  const all = counts && Object.values(counts).reduce((sum, count) => sum + count, 0)
  return [
    ...states
      .filter(([state]) => state !== 'expired' || chosen === 'expired' || (counts?.['expired'] ?? 0) > 0)
      .map(([state, { word }]) => ({
        key: state,
        label: word,
        count: counts?.[state],
        to: state === 'processing' ? '/seller/orders' : `?state=${state}`,
        isChosen: state === chosen,
      })),
    { key: 'all', label: 'All', count: all, to: '?state=all', isChosen: chosen === undefined },
  ]
}

function leadOf(counts: Record<string, number>): string {
  const waiting = counts['processing'] ?? 0
  const underway = counts['handed_over'] ?? 0
  const first = waiting === 0 ? 'Nothing to hand over' : `${waiting} to hand over`
  return underway === 0 ? `${first}.` : `${first}, ${underway} on the way.`
}

function sumOf(orders: readonly ShopOrderCard[]) {
  return { ...orders[0]!.total, amountMinor: orders.reduce((sum, { total }) => sum + total.amountMinor, 0) }
}

function selectionWords(orders: readonly ShopOrderCard[], locale: string): string {
  const quantity = orders.reduce((sum, order) => sum + order.quantity, 0)
  return `${pieces(quantity)} · ${formatMoney(sumOf(orders), locale)}`
}

function NoOrders({ state }: { state: OrderState | undefined }) {
  if (state === 'processing')
    return (
      <EmptyState
        title="No parcel waits"
        action={
          <Button component={Link} to="?state=all" variant="default">
            Look at all orders
          </Button>
        }
      >
        New orders stand here from the moment they are paid, the most urgent first.
      </EmptyState>
    )
  if (state === undefined)
    return (
      <EmptyState
        title="No order yet"
        action={
          <Button component={Link} to="/seller/products">
            Look after the shelf
          </Button>
        }
      >
        The first one will stand here, and a letter will tell you.
      </EmptyState>
    )
  return (
    <EmptyState title="None of these">No order of your shop is “{orderStates[state].word}” at the moment.</EmptyState>
  )
}
