import { Button, Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { ErrorState } from './error-state.tsx'
import { Skeleton } from './skeleton.tsx'
import styles from './data-table.module.css'

export interface Column<Row> {
  key: string
  title: ReactNode
  cell: (row: Row) => ReactNode
  /** Figures stand at the end of their cell. */
  align?: 'start' | 'end'
  /** Left out on phones. */
  isExtra?: boolean
  /** The order to ask the server for when the title is pressed. */
  sortKey?: string
}

interface DataTableProps<Row> {
  /** What the table shows, for who cannot see it. */
  label: string
  columns: readonly Column<Row>[]
  /** Undefined while the first page is on its way. */
  rows: readonly Row[] | undefined
  rowKey: (row: Row) => string
  /** Filters above the table. */
  filters?: ReactNode
  /** The present order: a sort key, with `-` before it for descending. */
  sort?: string
  onSort?: (sort: string) => void
  /** Shown under the rows when the server has more. */
  onMore?: (() => void) | undefined
  isLoadingMore?: boolean
  error?: unknown
  onRetry?: () => void
  /** In place of the rows when there are none. */
  empty: ReactNode
}

/** A list kept by the server: it sorts, filters and pages there, and shows its empty, loading and failed states. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    label,
    columns,
    rows,
    rowKey,
    filters,
    sort,
    onSort,
    onMore,
    isLoadingMore = false,
    error,
    onRetry,
    empty,
  } = props
  const isEmpty = rows?.length === 0
  return (
    <div className={styles.frame}>
      {filters && <div className={styles.filters}>{filters}</div>}
      {error ? (
        <ErrorState error={error} {...(onRetry && { onRetry })} />
      ) : isEmpty ? (
        empty
      ) : (
        <Table.ScrollContainer minWidth={0}>
          <Table aria-label={label} aria-busy={rows === undefined} className={styles.table} verticalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                {columns.map((column) => (
                  <Head key={column.key} column={column} sort={sort} onSort={onSort} />
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows === undefined
                ? Array.from({ length: 6 }, (_, row) => (
                    <Table.Tr key={row}>
                      {columns.map((column) => (
                        <Table.Td key={column.key} data-extra={column.isExtra || undefined}>
                          <Skeleton width="70%" />
                        </Table.Td>
                      ))}
                    </Table.Tr>
                  ))
                : rows.map((row) => (
                    <Table.Tr key={rowKey(row)}>
                      {columns.map((column) => (
                        <Table.Td key={column.key} data-align={column.align} data-extra={column.isExtra || undefined}>
                          {column.cell(row)}
                        </Table.Td>
                      ))}
                    </Table.Tr>
                  ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {onMore && (
        <div className={styles.more}>
          <Button variant="default" size="sm" loading={isLoadingMore} onClick={onMore}>
            Show more
          </Button>
        </div>
      )}
    </div>
  )
}

interface HeadProps<Row> {
  column: Column<Row>
  sort: string | undefined
  onSort: ((sort: string) => void) | undefined
}

function Head<Row>({ column: { title, align, isExtra, sortKey }, sort, onSort }: HeadProps<Row>) {
  const direction =
    sortKey === undefined ? undefined : sort === sortKey ? 'ascending' : sort === `-${sortKey}` ? 'descending' : 'none'
  return (
    <Table.Th data-align={align} data-extra={isExtra || undefined} aria-sort={direction}>
      {sortKey !== undefined && onSort ? (
        <button
          type="button"
          className={styles.sort}
          onClick={() => onSort(direction === 'ascending' ? `-${sortKey}` : sortKey)}
        >
          {title}
          <span aria-hidden>{direction === 'ascending' ? '↑' : direction === 'descending' ? '↓' : ''}</span>
        </button>
      ) : (
        title
      )}
    </Table.Th>
  )
}
