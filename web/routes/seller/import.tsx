import { useEffect } from 'react'
import { useParams, useSearchParams } from 'react-router'
import type { Import, ImportLine } from '#shared/api/imports.schemas.ts'
import { api } from '#web/data/api.ts'
import { importsApi, useGetImportQuery, useListImportLinesInfiniteQuery } from '#web/data/imports.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useSettings } from '#web/data/settings.ts'
import { ImportProgress } from '#web/features/imports/import-progress.tsx'
import { formatWords, ImportStateBadge, LineFate } from '#web/features/imports/import-words.tsx'
import styles from '#web/features/imports/imports.module.css'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { DataTable, type Column } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { RowLink } from '#web/ui/row-link.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import { useDispatch } from 'react-redux'

const pollingMs = 1_000

export default function ImportPage() {
  const { id } = useParams()
  const { name } = useSettings()
  const { data: known } = importsApi.endpoints.getImport.useQueryState({ id: id! })
  const pollingInterval = known?.state === 'running' ? pollingMs : 0
  const { data: found, error, refetch } = useGetImportQuery({ id: id! }, { pollingInterval })
  const dispatch = useDispatch()
  const state = found?.state
  useEffect(() => {
    // What became of the lines is known once it is over.
    if (state === 'done') dispatch(api.util.invalidateTags(['ImportLines', 'OwnProducts', 'Catalog']))
  }, [state, dispatch])
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return (
    <>
      <title>{`${found?.fileName ?? 'Import'} – ${name}`}</title>
      <Breadcrumbs
        steps={[
          { to: '/seller/products', label: 'Products' },
          { to: '/seller/imports', label: 'Import and export' },
        ]}
        here={found?.fileName ?? 'Import'}
      />
      {found ? (
        <>
          <PageHead
            title={found.fileName}
            lead={`${formatWords[found.format]}, ${found.lines.total} lines. ${leads[found.state]}`}
            actions={<ImportStateBadge state={found.state} />}
          />
          <div className={styles.page}>
            <ImportProgress of={found} />
            <Lines of={found} />
          </div>
        </>
      ) : (
        <SkeletonText lines={6} />
      )}
    </>
  )
}

const leads: Record<Import['state'], string> = {
  ready: 'Nothing has changed yet: this is what would happen.',
  running: 'Your products are coming in.',
  done: 'This is what became of them.',
  cancelled: 'It was stopped; what is in stays in.',
}

const views = [
  { key: 'all', label: 'All lines' },
  { key: 'faults', label: 'With remarks' },
  { key: 'create', label: 'New' },
  { key: 'change', label: 'Changes' },
  { key: 'refuse', label: 'Not taken' },
] as const

function Lines({ of: { id, lines } }: { of: Import }) {
  const [search] = useSearchParams()
  const only = views.find(({ key }) => key !== 'all' && key === search.get('only'))?.key as
    | 'faults'
    | 'create'
    | 'change'
    | 'refuse'
    | undefined
  const list = useListImportLinesInfiniteQuery({ id, limit: 50, ...(only && { only }) })
  const counts = {
    all: lines.total,
    faults: lines.withFaults,
    create: lines.toCreate,
    change: lines.toChange,
    refuse: lines.toRefuse,
  }
  return (
    <DataTable
      label="Lines of the file"
      columns={columns}
      rows={list.data && rowsOf(list.data)}
      rowKey={({ line }) => String(line)}
      filters={
        <FilterTabs
          label="Lines by what they do"
          tabs={views.map(({ key, label }) => ({
            key,
            label,
            count: counts[key],
            to: key === 'all' ? '?' : `?only=${key}`,
            isChosen: (only ?? 'all') === key,
          }))}
        />
      }
      renderPhone={(rows) => <LineCards rows={rows} />}
      onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
      isLoadingMore={list.isFetchingNextPage}
      error={list.error}
      onRetry={() => void list.refetch()}
      empty={<EmptyState title="None of these">No line of this file belongs here.</EmptyState>}
    />
  )
}

const columns: Column<ImportLine>[] = [
  { key: 'line', title: 'Line', cell: ({ line }) => line },
  { key: 'product', title: 'Product', cell: (row) => <ProductOf row={row} /> },
  { key: 'fate', title: 'What happens', cell: (row) => <LineFate line={row} /> },
  { key: 'faults', title: 'Remarks', cell: (row) => <Faults row={row} /> },
]

function ProductOf({ row: { title, productKey, productId } }: { row: ImportLine }) {
  const word = title || productKey
  return (
    <span className={styles.two}>
      {productId ? <RowLink to={`/seller/products/${productId}`}>{word}</RowLink> : <span>{word}</span>}
      {title && <span className={styles.quiet}>{productKey}</span>}
    </span>
  )
}

function Faults({ row: { faults } }: { row: ImportLine }) {
  if (faults.length === 0) return null
  return (
    <ul className={styles.faults}>
      {faults.map(({ column, message }) => (
        <li key={column + message} className={styles.two}>
          <span>
            <strong>{column}</strong> {message}
          </span>
        </li>
      ))}
    </ul>
  )
}

function LineCards({ rows }: { rows: readonly ImportLine[] }) {
  return (
    <ul className={styles.cards}>
      {rows.map((row) => (
        <li key={row.line}>
          <span className={styles.line}>
            <span className={styles.quiet}>Line {row.line}</span>
            <LineFate line={row} />
          </span>
          <ProductOf row={row} />
          <Faults row={row} />
        </li>
      ))}
    </ul>
  )
}
