import type { ReactNode } from 'react'
import { useParams, useSearchParams } from 'react-router'
import type { PriceHistoryLine, StockHistoryLine } from '#shared/api/catalog.schemas.ts'
import {
  useGetOwnProductQuery,
  useListPriceHistoryInfiniteQuery,
  useListStockHistoryInfiniteQuery,
} from '#web/data/own-products.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useSettings } from '#web/data/settings.ts'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { DataTable, type Column } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Price } from '#web/ui/price.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { RowLink } from '#web/ui/row-link.tsx'

const whys: Record<(PriceHistoryLine | StockHistoryLine)['source'], string> = {
  form: 'Changed in the product',
  list: 'Changed in the list',
  import: 'Came with a file',
  shelf: 'Shown or hidden',
  sale: 'Sent',
  return: 'Came back',
  count: 'Stock when this began to be kept',
}

type Line = Pick<PriceHistoryLine, 'at' | 'variant' | 'by'>

const when: Column<Line> = { key: 'when', title: 'When', cell: ({ at }) => <RelativeTime at={at} /> }
const what: Column<Line> = {
  key: 'what',
  title: 'Variant',
  isExtra: true,
  cell: ({ variant }) => variant || 'The only one',
}
const who: Column<Line> = { key: 'who', title: 'Who', isExtra: true, cell: ({ by }) => by ?? '–' }

const priceColumns: Column<PriceHistoryLine>[] = [
  when,
  what,
  { key: 'why', title: 'Why', isExtra: true, cell: ({ source }) => whys[source] },
  who,
  { key: 'seen', title: 'Customers', cell: ({ isPublic }) => (isPublic ? 'saw it' : 'did not see it') },
  {
    key: 'price',
    title: 'Price',
    align: 'end',
    cell: ({ price, compareAt }) => <Price price={price} compareAt={compareAt} />,
  },
]

const stockColumns: Column<StockHistoryLine>[] = [
  when,
  what,
  {
    key: 'why',
    title: 'Why',
    cell: ({ source, order }) =>
      order ? (
        <RowLink to={`/seller/orders/${order.id}`}>{`${whys[source]}, order ${order.number}`}</RowLink>
      ) : (
        whys[source]
      ),
  },
  who,
  { key: 'change', title: 'Change', align: 'end', cell: ({ change }) => (change < 0 ? `−${-change}` : `+${change}`) },
  { key: 'left', title: 'On hand then', align: 'end', cell: ({ onHandAfter }) => onHandAfter },
]

export default function ProductHistoryPage() {
  const id = useParams()['id']!
  const [search] = useSearchParams()
  const { name: market } = useSettings()
  const { data: product } = useGetOwnProductQuery({ id })
  const isStock = search.get('of') === 'stock'
  const title = product?.title ?? 'Product'
  const tabs = (
    <FilterTabs
      label="History of"
      tabs={[
        { key: 'prices', label: 'Prices', to: '?', isChosen: !isStock },
        { key: 'stock', label: 'Stock', to: '?of=stock', isChosen: isStock },
      ]}
    />
  )
  return (
    <>
      <title>{`History of ${title} – ${market}`}</title>
      <Breadcrumbs
        steps={[
          { to: '/seller/products', label: 'Products' },
          { to: `/seller/products/${id}`, label: title },
        ]}
        here="History"
      />
      <PageHead title={`History of ${title}`} lead="What it cost and what was on the shelf, when, and by whom." />
      {isStock ? <Stock id={id} tabs={tabs} /> : <Prices id={id} tabs={tabs} />}
    </>
  )
}

interface HistoryProps {
  id: string
  tabs: ReactNode
}

function Prices({ id, tabs }: HistoryProps) {
  const list = useListPriceHistoryInfiniteQuery({ id })
  return <History label="Prices" columns={priceColumns} rows={list.data && rowsOf(list.data)} list={list} tabs={tabs} />
}

function Stock({ id, tabs }: HistoryProps) {
  const list = useListStockHistoryInfiniteQuery({ id })
  return <History label="Stock" columns={stockColumns} rows={list.data && rowsOf(list.data)} list={list} tabs={tabs} />
}

interface ListProps<Row> {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[] | undefined
  list: {
    hasNextPage: boolean
    isFetchingNextPage: boolean
    error?: unknown
    fetchNextPage: () => unknown
    refetch: () => unknown
  }
  tabs: ReactNode
}

function History<Row extends { id: string }>({ label, columns, rows, list, tabs }: ListProps<Row>) {
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      filters={tabs}
      onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
      isLoadingMore={list.isFetchingNextPage}
      error={list.error}
      onRetry={() => void list.refetch()}
      empty={<EmptyState title="Nothing has changed yet">What changes from now on stands here.</EmptyState>}
    />
  )
}
