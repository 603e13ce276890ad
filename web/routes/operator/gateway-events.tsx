import { useSearchParams } from 'react-router'
import type { EventState, GatewayEventCard } from '#shared/api/inspector.schemas.ts'
import { useListGatewayEventsInfiniteQuery } from '#web/data/inspector.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useLocale, useSettings } from '#web/data/settings.ts'
import { EventPanel } from '#web/features/books/event-panel.tsx'
import { eventStates, EventStateBadge } from '#web/features/books/payment-states.tsx'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { shortInstant } from '#web/features/sales/deadline.ts'
import { DataTable, type Column } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { RowLink } from '#web/ui/row-link.tsx'
import { useNow } from '#web/ui/use-now.ts'
import styles from './lists.module.css'

type View = EventState | 'trouble' | 'all'

export default function GatewayEventsPage() {
  const [params] = useSearchParams()
  const state = viewOf(params.get('state'))
  const open = params.get('event')
  const { name: market } = useSettings()
  const list = useListGatewayEventsInfiniteQuery({ state })
  return (
    <>
      <title>{`Messages of gateways – ${market}`}</title>
      <Breadcrumbs steps={[{ to: '/operator/payments', label: 'Payments' }]} here="Messages" />
      <PageHead
        title="Messages of gateways"
        lead="What gateways told by webhook. Those in trouble failed, were given up, or came with a wrong signature."
      />
      {open && <EventPanel key={open} id={open} withPayment />}
      <DataTable
        label="Messages"
        columns={useColumns(state)}
        rows={list.data && rowsOf(list.data)}
        rowKey={({ id }) => id}
        filters={<FilterTabs label="Messages by state" tabs={tabsFor(state)} />}
        onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        isLoadingMore={list.isFetchingNextPage}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={
          state === 'trouble' ? (
            <EmptyState title="No message is in trouble">Every message was taken and acted on.</EmptyState>
          ) : (
            <EmptyState title="None of these">There is no such message.</EmptyState>
          )
        }
      />
    </>
  )
}

function useColumns(view: View): Column<GatewayEventCard>[] {
  const locale = useLocale()
  const now = useNow() ?? 0
  return [
    {
      key: 'type',
      title: 'Message',
      cell: ({ id, type, receivedAt }) => (
        <span className={styles.two}>
          <RowLink to={`?state=${view}&event=${id}`}>{type}</RowLink>
          <span className={styles.quiet}>{shortInstant(receivedAt, now, locale)}</span>
        </span>
      ),
    },
    { key: 'state', title: 'State', cell: ({ state }) => <EventStateBadge state={state} /> },
    { key: 'tries', title: 'Tries', isExtra: true, cell: ({ tries }) => tries },
    { key: 'says', title: 'Effect or error', isExtra: true, cell: ({ effect, error }) => effect || error || '–' },
    { key: 'gateway', title: 'Gateway', isExtra: true, cell: ({ gateway }) => gateway },
  ]
}

function viewOf(asked: string | null): View {
  return asked === 'all' || (asked !== null && asked in eventStates) ? (asked as View) : 'trouble'
}

function tabsFor(chosen: View) {
  const states = Object.entries(eventStates) as [EventState, { word: string }][]
  const words: [View, string][] = [
    ['trouble', 'In trouble'],
    ...states.map(([state, { word }]): [View, string] => [state, word]),
    ['all', 'All'],
  ]
  return words.map(([key, label]) => ({ key, label, to: `?state=${key}`, isChosen: key === chosen }))
}
