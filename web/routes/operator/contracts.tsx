import { Button } from '@mantine/core'
import { Link, useSearchParams } from 'react-router'
import type { Contract, ContractState } from '#shared/api/contracts.schemas.ts'
import { useListContractsInfiniteQuery } from '#web/data/contracts.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useSettings } from '#web/data/settings.ts'
import { ContractStateBadge, contractStateOf, contractStates } from '#web/features/contracts/contract-states.tsx'
import { DataTable, type Column } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Day } from '#web/ui/relative-time.tsx'
import { RowLink } from '#web/ui/row-link.tsx'
import styles from './lists.module.css'

const linkTo = (id: string) => `/operator/contracts/${id}`

const columns: Column<Contract>[] = [
  {
    key: 'number',
    title: 'Contract',
    cell: ({ id, number, title }) => (
      <span className={styles.two}>
        <RowLink to={linkTo(id)}>{number}</RowLink>
        <span className={styles.quiet}>{title}</span>
      </span>
    ),
  },
  {
    key: 'shop',
    title: 'Shop',
    cell: ({ shopName, orderNumber }) => (
      <span className={styles.two}>
        <span>{shopName}</span>
        {orderNumber && <span className={styles.quiet}>Order {orderNumber}</span>}
      </span>
    ),
  },
  {
    key: 'parties',
    title: 'Signs',
    isExtra: true,
    cell: ({ parties }) => parties.map(({ name, signedAt }) => (signedAt ? `${name} ✓` : name)).join(', '),
  },
  { key: 'state', title: 'State', cell: ({ state }) => <ContractStateBadge state={state} /> },
  { key: 'drawnUp', title: 'Drawn up', isExtra: true, cell: ({ drawnUpAt }) => <Day at={drawnUpAt} /> },
]

export default function ContractsPage() {
  const [search] = useSearchParams()
  const state = contractStateOf(search.get('state'))
  const { name: market } = useSettings()
  const list = useListContractsInfiniteQuery(state ? { state } : undefined)
  return (
    <>
      <title>{`Contracts – ${market}`}</title>
      <PageHead
        title="Contracts"
        lead="Drawn up by themselves, signed on a private link, and sealed when all have signed."
        actions={
          <Button component={Link} to="/operator/contract-templates" variant="sand">
            Templates
          </Button>
        }
      />
      <DataTable
        label="Contracts"
        columns={columns}
        rows={list.data && rowsOf(list.data)}
        rowKey={({ id }) => id}
        filters={<FilterTabs label="Contracts by state" tabs={tabsFor(state)} />}
        renderPhone={(contracts) => (
          <ul className={styles.cards}>
            {contracts.map(({ id, number, title, shopName, state: own }) => (
              <li key={id} className={styles.plain}>
                <span className={styles.two}>
                  <RowLink to={linkTo(id)}>{number}</RowLink>
                  <span>{title}</span>
                  <span className={styles.quiet}>{shopName}</span>
                </span>
                <ContractStateBadge state={own} />
              </li>
            ))}
          </ul>
        )}
        onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        isLoadingMore={list.isFetchingNextPage}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title="None of these">A template in use draws them up when its rule is met.</EmptyState>}
      />
    </>
  )
}

function tabsFor(chosen: ContractState | undefined) {
  const states = Object.entries(contractStates) as [ContractState, { word: string }][]
  return [
    { key: 'all', label: 'All', to: '?', isChosen: chosen === undefined },
    ...states.map(([state, { word }]) => ({
      key: state,
      label: word,
      to: `?state=${state}`,
      isChosen: state === chosen,
    })),
  ]
}
