import { Button } from '@mantine/core'
import { Link, useSearchParams } from 'react-router'
import type { MarketPaymentCard } from '#shared/api/inspector.schemas.ts'
import type { PaymentState } from '#shared/api/payments.schemas.ts'
import { useListMarketPaymentsInfiniteQuery } from '#web/data/inspector.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useLocale, useSettings } from '#web/data/settings.ts'
import { ordersInWords, paidWith, paymentStates, PaymentStateBadge } from '#web/features/books/payment-states.tsx'
import { SearchField } from '#web/ui/search-field.tsx'
import { shortInstant } from '#web/features/sales/deadline.ts'
import { DataTable, type Column } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { Money } from '#web/ui/money.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { RowLink } from '#web/ui/row-link.tsx'
import { StateBadge } from '#web/ui/state-badge.tsx'
import { useNow } from '#web/ui/use-now.ts'
import styles from './lists.module.css'

export default function PaymentsPage() {
  const [params] = useSearchParams()
  const state = stateOf(params.get('state'))
  const search = params.get('search') ?? undefined
  const { name: market } = useSettings()
  const list = useListMarketPaymentsInfiniteQuery({ ...(state && { state }), ...(search && { search }) })
  return (
    <>
      <title>{`Payments – ${market}`}</title>
      <PageHead
        title="Payments"
        lead="Every payment of every checkout, the newest first."
        actions={
          <Button component={Link} to="/operator/gateway-events" variant="sand">
            Messages in trouble
          </Button>
        }
      />
      <SearchField
        key={search}
        label="Search payments"
        placeholder="Order number, e-mail, reference of the gateway, or one of our ids"
      />
      <DataTable
        label="Payments"
        columns={useColumns()}
        rows={list.data && rowsOf(list.data)}
        rowKey={({ id }) => id}
        filters={<FilterTabs label="Payments by state" tabs={tabsFor(state, search)} />}
        renderPhone={(payments) => <PaymentCards payments={payments} />}
        onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        isLoadingMore={list.isFetchingNextPage}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<NoPayments search={search} state={state} />}
      />
    </>
  )
}

function useColumns(): Column<MarketPaymentCard>[] {
  const locale = useLocale()
  const now = useNow() ?? 0
  return [
    {
      key: 'orders',
      title: 'Orders',
      cell: (payment) => (
        <span className={styles.two}>
          <RowLink to={`/operator/payments/${payment.id}`}>{ordersInWords(payment)}</RowLink>
          <span className={styles.quiet}>{shortInstant(payment.createdAt, now, locale)}</span>
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
    {
      key: 'shops',
      title: 'Shops',
      isExtra: true,
      cell: ({ orders }) => orders.map(({ shop }) => shop).join(', '),
    },
    { key: 'with', title: 'Paid with', isExtra: true, cell: paidWith },
    {
      key: 'state',
      title: 'State',
      cell: ({ state, events }) => (
        <span className={styles.two}>
          <span>
            <PaymentStateBadge state={state} />
          </span>
          {events > 0 && (
            <span>
              <StateBadge tone="refused">
                {events === 1 ? '1 message in trouble' : `${events} messages in trouble`}
              </StateBadge>
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'amount',
      title: 'Amount',
      align: 'end',
      cell: ({ amount }) => (
        <strong>
          <Money value={amount} />
        </strong>
      ),
    },
  ]
}

function PaymentCards({ payments }: { payments: readonly MarketPaymentCard[] }) {
  const locale = useLocale()
  const now = useNow() ?? 0
  return (
    <ul className={styles.cards}>
      {payments.map((payment) => (
        <li key={payment.id} className={styles.plain}>
          <span className={styles.two}>
            <RowLink to={`/operator/payments/${payment.id}`}>{ordersInWords(payment)}</RowLink>
            <span className={styles.quiet}>
              {payment.customer} · {paidWith(payment)}
            </span>
            <span className={styles.quiet}>{shortInstant(payment.createdAt, now, locale)}</span>
          </span>
          <span className={styles.end}>
            <strong>
              <Money value={payment.amount} />
            </strong>
            <PaymentStateBadge state={payment.state} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function stateOf(asked: string | null): PaymentState | undefined {
  return asked !== null && asked in paymentStates ? (asked as PaymentState) : undefined
}

function tabsFor(chosen: PaymentState | undefined, search: string | undefined) {
  const addressOf = (state: string | undefined) =>
    `?${new URLSearchParams({ ...(state && { state }), ...(search && { search }) })}`
  const states = Object.entries(paymentStates) as [PaymentState, { word: string }][]
  return [
    { key: 'all', label: 'All', to: addressOf(undefined), isChosen: chosen === undefined },
    ...states.map(([state, { word }]) => ({
      key: state,
      label: word,
      to: addressOf(state),
      isChosen: state === chosen,
    })),
  ]
}

function NoPayments({ search, state }: { search: string | undefined; state: PaymentState | undefined }) {
  if (search)
    return (
      <EmptyState title="No payment is found">
        Nothing has ever been asked of a gateway for “{search}”. If it is an order, nobody has begun to pay it.
      </EmptyState>
    )
  if (state)
    return <EmptyState title="None of these">No payment is “{paymentStates[state].word}” at the moment.</EmptyState>
  return <EmptyState title="No payment yet">The first will stand here as soon as somebody tries to pay.</EmptyState>
}
