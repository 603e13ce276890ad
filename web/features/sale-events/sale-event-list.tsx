import type { ReactNode } from 'react'
import type { OwnSaleEventCard } from '#shared/api/sale-events.schemas.ts'
import { rowsOf } from '../../data/keyset.ts'
import { useListOwnSaleEventsInfiniteQuery } from '../../data/own-sale-events.ts'
import { useLocale } from '../../data/settings.ts'
import { DataTable, type Column } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Money } from '../../ui/money.tsx'
import { Picture } from '../../ui/picture.tsx'
import { RowLink } from '../../ui/row-link.tsx'
import { runWords } from './run-words.ts'
import styles from './sale-event-list.module.css'
import { SaleEventStateBadge } from './sale-event-states.tsx'

/** The events of the own shop with what they sold, the latest first. */
export function SaleEventList({ newEvent }: { newEvent: ReactNode }) {
  const locale = useLocale()
  const list = useListOwnSaleEventsInfiniteQuery()
  return (
    <DataTable
      label="Sale events"
      columns={columnsFor(locale)}
      rows={list.data && rowsOf(list.data)}
      rowKey={({ id }) => id}
      onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
      isLoadingMore={list.isFetchingNextPage}
      error={list.error}
      onRetry={() => void list.refetch()}
      empty={
        <EmptyState title="No event yet" action={newEvent}>
          A few things at a lower price, for a few days, in a fixed number.
        </EmptyState>
      }
    />
  )
}

function columnsFor(locale: string): Column<OwnSaleEventCard>[] {
  return [
    {
      key: 'title',
      title: 'Event',
      cell: ({ id, title, picture }) => (
        <span className={styles.event}>
          <Picture picture={picture} alt="" sizes="52px" className={styles.picture ?? ''} />
          <RowLink to={`/seller/sale-events/${id}`}>{title}</RowLink>
        </span>
      ),
    },
    { key: 'state', title: 'State', cell: ({ state }) => <SaleEventStateBadge state={state} /> },
    {
      key: 'dates',
      title: 'Runs, UTC',
      isExtra: true,
      cell: (event) => runWords(event, locale, 'medium'),
    },
    { key: 'taken', title: 'Taken', align: 'end', cell: ({ taken, quota }) => `${taken} of ${quota}` },
    { key: 'sold', title: 'Sold', align: 'end', isExtra: true, cell: ({ takenIn }) => <Money value={takenIn} /> },
  ]
}
