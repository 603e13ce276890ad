import { Button, Checkbox, Table } from '@mantine/core'
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
  /** Under the rule at the end: the sum of the column, or what is summed. */
  foot?: ReactNode
}

export interface Selection<Row> {
  selected: ReadonlySet<string>
  onSelect: (keys: ReadonlySet<string>) => void
  /** A row's name for who cannot see it: `Order 10106`. */
  nameOf: (row: Row) => string
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
  /** Rows can be ticked for acts on several. */
  selection?: Selection<Row> | undefined
  /** What stands in place of the table on phones. */
  renderPhone?: (rows: readonly Row[]) => ReactNode
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
  const { rows, filters, renderPhone, onMore, isLoadingMore = false, error, onRetry, empty } = props
  return (
    <div className={styles.frame}>
      {filters && <div className={styles.filters}>{filters}</div>}
      <div className={styles.sheet} data-phone={renderPhone && rows?.length !== 0 ? true : undefined}>
        {error ? (
          <ErrorState error={error} {...(onRetry && { onRetry })} />
        ) : rows?.length === 0 ? (
          empty
        ) : (
          <>
            <Rows {...props} />
            {renderPhone && <div className={styles.phone}>{rows ? renderPhone(rows) : <CardsOnTheirWay />}</div>}
          </>
        )}
      </div>
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

function Rows<Row>({ label, columns, rows, rowKey, selection, sort, onSort }: DataTableProps<Row>) {
  const hasFoot = rows !== undefined && columns.some(({ foot }) => foot !== undefined)
  return (
    <div className={styles.scroll}>
      <Table aria-label={label} aria-busy={rows === undefined} className={styles.table} verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            {selection && <SelectAll rows={rows ?? []} rowKey={rowKey} selection={selection} />}
            {columns.map((column) => (
              <Head key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows?.map((row) => (
            <Table.Tr key={rowKey(row)} data-chosen={selection?.selected.has(rowKey(row)) || undefined}>
              {selection && <Select row={row} rowKey={rowKey} selection={selection} />}
              {columns.map((column) => (
                <Table.Td key={column.key} data-align={column.align} data-extra={column.isExtra || undefined}>
                  {column.cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          )) ?? <RowsOnTheirWay columns={columns} />}
        </Table.Tbody>
        {hasFoot && (
          <Table.Tfoot>
            <Table.Tr>
              {selection && <Table.Td />}
              {columns.map(({ key, align, isExtra, foot }) => (
                <Table.Td key={key} data-align={align} data-extra={isExtra || undefined}>
                  {foot}
                </Table.Td>
              ))}
            </Table.Tr>
          </Table.Tfoot>
        )}
      </Table>
    </div>
  )
}

function RowsOnTheirWay<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return Array.from({ length: 6 }, (_, row) => (
    <Table.Tr key={row}>
      {columns.map((column) => (
        <Table.Td key={column.key} data-extra={column.isExtra || undefined}>
          <Skeleton width="70%" />
        </Table.Td>
      ))}
    </Table.Tr>
  ))
}

function CardsOnTheirWay() {
  return Array.from({ length: 4 }, (_, row) => <Skeleton key={row} height="88px" radius="14px" />)
}

interface SelectAllProps<Row> {
  rows: readonly Row[]
  rowKey: (row: Row) => string
  selection: Selection<Row>
}

function SelectAll<Row>({ rows, rowKey, selection: { selected, onSelect } }: SelectAllProps<Row>) {
  const count = rows.filter((row) => selected.has(rowKey(row))).length
  const isAll = count > 0 && count === rows.length
  return (
    <Table.Th className={styles.tick}>
      <Checkbox
        aria-label="Select all"
        checked={isAll}
        indeterminate={count > 0 && !isAll}
        onChange={() => onSelect(new Set(isAll ? [] : rows.map(rowKey)))}
      />
    </Table.Th>
  )
}

interface SelectProps<Row> {
  row: Row
  rowKey: (row: Row) => string
  selection: Selection<Row>
}

function Select<Row>({ row, rowKey, selection: { selected, onSelect, nameOf } }: SelectProps<Row>) {
  const key = rowKey(row)
  return (
    <Table.Td className={styles.tick}>
      <Checkbox
        aria-label={`Select ${nameOf(row)}`}
        checked={selected.has(key)}
        onChange={() => onSelect(toggled(selected, key))}
      />
    </Table.Td>
  )
}

/** The same keys with one more, or one less when it was among them. */
export function toggled(keys: ReadonlySet<string>, key: string): Set<string> {
  const next = new Set(keys)
  if (!next.delete(key)) next.add(key)
  return next
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
