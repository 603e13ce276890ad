import { Button } from '@mantine/core'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { MarketWithdrawal, WithdrawalState } from '#shared/api/withdrawals.schemas.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { messageOf } from '#web/data/problem.ts'
import { useSettings } from '#web/data/settings.ts'
import { useApproveWithdrawalsMutation, useListMarketWithdrawalsInfiniteQuery } from '#web/data/withdrawals.ts'
import { ShopMark } from '#web/features/shops/shop-mark.tsx'
import { waitingWords } from '#web/features/withdrawals/payout-words.ts'
import { WithdrawalCards } from '#web/features/withdrawals/withdrawal-cards.tsx'
import {
  WithdrawalStateBadge,
  withdrawalStateOf,
  withdrawalStates,
} from '#web/features/withdrawals/withdrawal-states.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { DataTable, type Column } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { Money } from '#web/ui/money.tsx'
import { Note } from '#web/ui/note.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Day } from '#web/ui/relative-time.tsx'
import { RowLink } from '#web/ui/row-link.tsx'
import { SelectionBar } from '#web/ui/selection-bar.tsx'
import { notify } from '#web/ui/toaster.tsx'
import styles from './lists.module.css'

const linkTo = (id: string) => `/operator/withdrawals/${id}`

const columns: Column<MarketWithdrawal>[] = [
  {
    key: 'number',
    title: 'Withdrawal',
    cell: ({ id, number, requestedAt }) => (
      <span className={styles.two}>
        <RowLink to={linkTo(id)}>{number}</RowLink>
        <span className={styles.quiet}>
          <Day at={requestedAt} />
        </span>
      </span>
    ),
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
    key: 'to',
    title: 'To',
    isExtra: true,
    cell: ({ method }) => (
      <span className={styles.two}>
        <span>{method.label}</span>
        <span className={styles.quiet}>{method.kind === 'bank' ? method.holder : 'PayPal'}</span>
      </span>
    ),
  },
  {
    key: 'state',
    title: 'State',
    cell: ({ state, payoutState }) => (
      <span className={styles.two}>
        <WithdrawalStateBadge state={state} />
        <span className={styles.quiet}>{waitingWords(state, payoutState)}</span>
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

export default function WithdrawalsPage() {
  const [search] = useSearchParams()
  const state = search.get('state') === 'all' ? undefined : (withdrawalStateOf(search.get('state')) ?? 'requested')
  const { name: market } = useSettings()
  const list = useListMarketWithdrawalsInfiniteQuery(state ? { state } : undefined)
  const rows = list.data && rowsOf(list.data)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [approve, { isLoading }] = useApproveWithdrawalsMutation()
  const [refusals, setRefusals] = useState<readonly string[]>([])
  const chosen = rows?.filter(({ id }) => selected.has(id)) ?? []

  const approveChosen = async () => {
    setRefusals([])
    try {
      const { results } = await approve({ body: { ids: chosen.map(({ id }) => id) } }).unwrap()
      const refused = results.filter(({ isApproved }) => !isApproved)
      const numberOf = (id: string) => chosen.find((each) => each.id === id)?.number ?? ''
      setRefusals(refused.map(({ id, message }) => `${numberOf(id)}: ${message}`))
      setSelected(new Set(refused.map(({ id }) => id)))
      const count = results.length - refused.length
      if (count > 0) notify(count === 1 ? '1 withdrawal is approved' : `${count} withdrawals are approved`)
    } catch (error) {
      setRefusals([messageOf(error)])
    }
  }

  return (
    <>
      <title>{`Withdrawals – ${market}`}</title>
      <PageHead
        title="Withdrawals"
        lead="What shops asked for. Their money is set aside; approve it, pay it, or send it back with a reason."
        actions={
          <ButtonLink to="/operator/payout-files" variant="outline">
            Payout files
          </ButtonLink>
        }
      />
      {refusals.length > 0 && (
        <Note tone="refused">
          {refusals.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </Note>
      )}
      <DataTable
        label="Withdrawals"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        filters={<FilterTabs label="Withdrawals by state" tabs={tabsFor(state, list.data?.pages[0]?.counts)} />}
        selection={
          state === 'requested' ? { selected, onSelect: setSelected, nameOf: ({ number }) => number } : undefined
        }
        renderPhone={(withdrawals) => <WithdrawalCards withdrawals={withdrawals} linkTo={linkTo} />}
        onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        isLoadingMore={list.isFetchingNextPage}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={
          <EmptyState title={state === 'requested' ? 'Nothing waits for you' : 'None of these'}>
            {state === 'requested'
              ? 'When a shop asks to be paid, it will stand here.'
              : 'No withdrawal is in this state at the moment.'}
          </EmptyState>
        }
      />
      {chosen.length > 0 && (
        <SelectionBar
          title={chosen.length === 1 ? '1 withdrawal selected' : `${chosen.length} withdrawals selected`}
          actions={
            <Button loading={isLoading} onClick={() => void approveChosen()}>
              Approve {chosen.length}
            </Button>
          }
        >
          <Money value={sumOf(chosen)} />
        </SelectionBar>
      )}
    </>
  )
}

function tabsFor(chosen: WithdrawalState | undefined, counts: Record<string, number> | undefined) {
  const states = Object.entries(withdrawalStates) as [WithdrawalState, { word: string }][]
  return [
    ...states.map(([state, { word }]) => ({
      key: state,
      label: word,
      to: `?state=${state}`,
      isChosen: state === chosen,
      count: state === 'requested' || state === 'approved' ? counts?.[state] : undefined,
    })),
    { key: 'all', label: 'All', to: '?state=all', isChosen: chosen === undefined },
  ]
}

function sumOf(withdrawals: readonly MarketWithdrawal[]) {
  const [first] = withdrawals
  return { ...first!.amount, amountMinor: withdrawals.reduce((sum, { amount }) => sum + amount.amountMinor, 0) }
}
