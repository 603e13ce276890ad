import { Button } from '@mantine/core'
import type { Import } from '#shared/api/imports.schemas.ts'
import { useListImportsInfiniteQuery } from '#web/data/imports.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useSettings } from '#web/data/settings.ts'
import { GoogleFeedOfShop } from '#web/features/imports/google-feed.tsx'
import { formatWords, ImportStateBadge } from '#web/features/imports/import-words.tsx'
import styles from '#web/features/imports/imports.module.css'
import { UploadForm } from '#web/features/imports/upload-form.tsx'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { useMay } from '#web/features/shops/own-shop.ts'
import { DataTable, type Column } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { IconDownload } from '#web/ui/icons.ts'
import { PageHead } from '#web/ui/page-head.tsx'
import { Day } from '#web/ui/relative-time.tsx'
import { RowLink } from '#web/ui/row-link.tsx'

export default function ImportsPage() {
  const { name } = useSettings()
  const list = useListImportsInfiniteQuery()
  const mayBring = useMay('prices')
  return (
    <>
      <title>{`Import and export – ${name}`}</title>
      <Breadcrumbs steps={[{ to: '/seller/products', label: 'Products' }]} here="Import and export" />
      <PageHead
        title="Import and export"
        lead="Bring a whole catalogue in a file, or take yours along."
        actions={
          <Button
            component="a"
            href="/api/seller/products.csv"
            download
            variant="sand"
            leftSection={<IconDownload size={18} aria-hidden />}
          >
            Export all products
          </Button>
        }
      />
      <div className={styles.page}>
        {mayBring && <UploadForm />}
        <GoogleFeedOfShop />
        <DataTable
          label="Imports"
          columns={columns}
          rows={list.data && rowsOf(list.data)}
          rowKey={({ id }) => id}
          renderPhone={(imports) => <ImportCards imports={imports} />}
          onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
          isLoadingMore={list.isFetchingNextPage}
          error={list.error}
          onRetry={() => void list.refetch()}
          empty={<EmptyState title="No import yet">Each file you bring stands here with what became of it.</EmptyState>}
        />
      </div>
    </>
  )
}

const columns: Column<Import>[] = [
  {
    key: 'file',
    title: 'File',
    cell: ({ id, fileName, format }) => (
      <span className={styles.two}>
        <RowLink to={`/seller/imports/${id}`}>{fileName}</RowLink>
        <span className={styles.quiet}>{formatWords[format]}</span>
      </span>
    ),
  },
  { key: 'when', title: 'Uploaded', cell: ({ createdAt }) => <Day at={createdAt} /> },
  { key: 'state', title: 'State', cell: ({ state }) => <ImportStateBadge state={state} /> },
  { key: 'lines', title: 'Lines', align: 'end', cell: ({ lines }) => lines.total },
  { key: 'new', title: 'New', align: 'end', isExtra: true, cell: ({ lines }) => lines.created },
  { key: 'changed', title: 'Changed', align: 'end', isExtra: true, cell: ({ lines }) => lines.changed },
  { key: 'refused', title: 'Not taken', align: 'end', cell: ({ lines }) => lines.refused || lines.toRefuse },
]

function ImportCards({ imports }: { imports: readonly Import[] }) {
  return (
    <ul className={styles.cards}>
      {imports.map(({ id, fileName, state, createdAt, lines }) => (
        <li key={id}>
          <span className={styles.line}>
            <RowLink to={`/seller/imports/${id}`}>{fileName}</RowLink>
            <ImportStateBadge state={state} />
          </span>
          <span className={styles.quiet}>
            <Day at={createdAt} /> · {lines.total} lines, {lines.refused || lines.toRefuse} not taken
          </span>
        </li>
      ))}
    </ul>
  )
}
