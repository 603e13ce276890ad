import { Button } from '@mantine/core'
import { Link, useSearchParams } from 'react-router'
import type { Withdrawal } from '#shared/api/withdrawals.schemas.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useSettings } from '#web/data/settings.ts'
import { useListWithdrawalsInfiniteQuery } from '#web/data/withdrawals.ts'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { NotForStaff } from '#web/features/shops/not-for-staff.tsx'
import { useMay } from '#web/features/shops/own-shop.ts'
import {
  WithdrawalStateBadge,
  withdrawalStateOf,
  withdrawalStates,
} from '#web/features/withdrawals/withdrawal-states.tsx'
import { WithdrawalCards } from '#web/features/withdrawals/withdrawal-cards.tsx'
import { DataTable, type Column } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { Money } from '#web/ui/money.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Day } from '#web/ui/relative-time.tsx'
import { RowLink } from '#web/ui/row-link.tsx'

export default function WithdrawalsPage() {
  const { name } = useSettings()
  const mayLook = useMay('withdrawals')
  return (
    <>
      <title>{`Withdrawals – ${name}`}</title>
      {mayLook === false ? <NotForStaff page="Withdrawals" title="Withdrawals are not yours to see" /> : <List />}
    </>
  )
}

const linkTo = (id: string) => `/seller/withdrawals/${id}`

const columns: Column<Withdrawal>[] = [
  { key: 'number', title: 'Withdrawal', cell: ({ id, number }) => <RowLink to={linkTo(id)}>{number}</RowLink> },
  { key: 'asked', title: 'Asked for', cell: ({ requestedAt }) => <Day at={requestedAt} /> },
  { key: 'to', title: 'To', cell: ({ method }) => method.label },
  { key: 'state', title: 'State', cell: ({ state }) => <WithdrawalStateBadge state={state} /> },
  { key: 'amount', title: 'Amount', align: 'end', cell: ({ amount }) => <Money value={amount} /> },
]

function List() {
  const [search] = useSearchParams()
  const state = withdrawalStateOf(search.get('state'))
  const list = useListWithdrawalsInfiniteQuery(state ? { state } : undefined)
  return (
    <>
      <Breadcrumbs steps={[{ to: '/seller/balance', label: 'Balance' }]} here="Withdrawals" />
      <PageHead
        title="Withdrawals"
        lead="What you took out of your balance, and the orders each of them settles."
        actions={
          <Button component={Link} to="/seller/withdraw-methods" variant="sand">
            Bank accounts
          </Button>
        }
      />
      <DataTable
        label="Withdrawals"
        columns={columns}
        rows={list.data && rowsOf(list.data)}
        rowKey={({ id }) => id}
        filters={
          <FilterTabs
            label="Withdrawals by state"
            tabs={[
              { key: 'all', label: 'All', to: '/seller/withdrawals', isChosen: state === undefined },
              ...Object.entries(withdrawalStates).map(([key, { word }]) => ({
                key,
                label: word,
                to: `?state=${key}`,
                isChosen: state === key,
              })),
            ]}
          />
        }
        renderPhone={(rows) => <WithdrawalCards withdrawals={rows} linkTo={linkTo} />}
        onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        isLoadingMore={list.isFetchingNextPage}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={
          <EmptyState title={state ? 'None of these' : 'No withdrawal yet'}>
            {state
              ? `No withdrawal is “${withdrawalStates[state].word}” at the moment.`
              : 'What you take out of your balance will stand here, each with the orders it settles.'}
          </EmptyState>
        }
      />
    </>
  )
}
