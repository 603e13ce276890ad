import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { OwnProductCard } from '#shared/api/catalog.schemas.ts'
import { useListOwnProductsInfiniteQuery } from '#web/data/own-products.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useLocale, useSettings } from '#web/data/settings.ts'
import { shortInstant } from '#web/features/sales/deadline.ts'
import { ProductStateBadge, productStateOf, productStates } from '#web/features/sales/product-states.tsx'
import { ChangeProductsDialog } from '#web/features/sales/change-products-dialog.tsx'
import { StockWords } from '#web/features/sales/stock-words.tsx'
import { useMay } from '#web/features/shops/own-shop.ts'
import { DataTable, toggled, type Column, type Selection } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { IconPlus } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Picture } from '#web/ui/picture.tsx'
import { RowLink } from '#web/ui/row-link.tsx'
import { SearchField } from '#web/ui/search-field.tsx'
import { SelectionBar } from '#web/ui/selection-bar.tsx'
import { useNow } from '#web/ui/use-now.ts'
import styles from './products.module.css'

const none: ReadonlySet<string> = new Set()
const mostAtOnce = 100

export default function ProductsPage() {
  const [search] = useSearchParams()
  const { name: market } = useSettings()
  const isLow = search.get('state') === 'low'
  const state = productStateOf(search.get('state'))
  const q = search.get('search') ?? ''
  const list = useListOwnProductsInfiniteQuery({
    ...(isLow ? { lowStock: true } : state && { state }),
    ...(q !== '' && { q }),
  })
  const rows = list.data && rowsOf(list.data)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(none)
  const [isChanging, setChanging] = useState(false)
  const selection: Selection<OwnProductCard> = { selected: ticked, onSelect: setTicked, nameOf: ({ title }) => title }
  // What is no longer in the list is not meant either.
  const selected = (rows ?? []).filter(({ id }) => ticked.has(id))
  return (
    <>
      <title>{`Products – ${market}`}</title>
      <PageHead title="Products" lead="What stands on your shelf, and what waits behind it." actions={<Acts />} />
      <DataTable
        label="Products"
        columns={useColumns()}
        rows={rows}
        rowKey={({ id }) => id}
        filters={
          <div className={styles.filters}>
            <FilterTabs label="Products by state" tabs={tabsFor(isLow ? 'low' : state, q)} />
            <SearchField key={q} label="Find a product" placeholder="Name, SKU or EAN" />
          </div>
        }
        selection={selection}
        renderPhone={(products) => <ProductCards products={products} selection={selection} />}
        onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        isLoadingMore={list.isFetchingNextPage}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={
          q !== '' ? (
            <EmptyState title="None is called so">
              Looked for “{q}” in names, brands and numbers{state || isLow ? ' of these' : ''}.
            </EmptyState>
          ) : isLow ? (
            <EmptyState title="Enough of everything">Nothing of your shop is nearly sold out.</EmptyState>
          ) : state ? (
            <EmptyState title="None of these">
              No product of your shop is “{productStates[state].word}” at the moment.
            </EmptyState>
          ) : (
            <EmptyState title="The shelf is empty" action={<NewProduct />}>
              One good thing with one good picture is enough to begin.
            </EmptyState>
          )
        }
      />
      {selected.length > 0 && (
        <SelectionBar
          title={selected.length === 1 ? '1 product selected' : `${selected.length} products selected`}
          actions={
            <>
              <Button variant="sand" size="sm" onClick={() => setTicked(none)}>
                Clear
              </Button>
              <Button size="sm" onClick={() => setChanging(true)}>
                Change …
              </Button>
            </>
          }
        >
          {selected.length > mostAtOnce && `At most ${mostAtOnce} at once`}
        </SelectionBar>
      )}
      {isChanging && (
        <ChangeProductsDialog
          products={selected.slice(0, mostAtOnce)}
          onClose={() => setChanging(false)}
          onDone={() => setTicked(none)}
        />
      )}
    </>
  )
}

function Acts() {
  return (
    <>
      <Button component={Link} to="/seller/imports" variant="sand">
        Import and export
      </Button>
      <NewProduct />
    </>
  )
}

/** Nothing for staff: a new product comes with its price. */
function NewProduct() {
  if (!useMay('prices')) return null
  return (
    <Button component={Link} to="/seller/products/new" leftSection={<IconPlus size={18} aria-hidden />}>
      New product
    </Button>
  )
}

function useColumns(): Column<OwnProductCard>[] {
  const locale = useLocale()
  const now = useNow() ?? 0
  return [
    {
      key: 'product',
      title: 'Product',
      cell: ({ id, title, category, variantCount, picture }) => (
        <span className={styles.product}>
          <Picture picture={picture} alt="" sizes="52px" className={styles.picture ?? ''} />
          <span className={styles.two}>
            <RowLink to={`/seller/products/${id}`}>{title}</RowLink>
            <span className={styles.quiet}>
              {category}
              {variantCount > 1 && ` · ${variantCount} variants`}
            </span>
          </span>
        </span>
      ),
    },
    { key: 'state', title: 'State', cell: ({ state }) => <ProductStateBadge state={state} /> },
    { key: 'stock', title: 'In stock', align: 'end', cell: (product) => <StockWords {...product} /> },
    { key: 'sold', title: 'Sold', align: 'end', cell: ({ sold }) => sold },
    {
      key: 'updated',
      title: 'Changed',
      align: 'end',
      cell: ({ updatedAt }) => <span className={styles.quiet}>{shortInstant(updatedAt, now, locale)}</span>,
    },
    {
      key: 'price',
      title: 'Price',
      align: 'end',
      cell: ({ price, variantCount }) => (
        <strong>
          {variantCount > 1 && <span className={styles.quiet}>from </span>}
          <Money value={price} />
        </strong>
      ),
    },
  ]
}

interface ProductCardsProps {
  products: readonly OwnProductCard[]
  selection: Selection<OwnProductCard>
}

function ProductCards({ products, selection: { selected, onSelect } }: ProductCardsProps) {
  return (
    <ul className={styles.cards}>
      {products.map((product) => (
        <li key={product.id} className={styles.card}>
          <Picture picture={product.picture} alt="" sizes="64px" className={styles.picture ?? ''} />
          <span className={styles.two}>
            <RowLink to={`/seller/products/${product.id}`}>{product.title}</RowLink>
            <span className={styles.quiet}>
              <Money value={product.price} /> · {product.sold} sold
            </span>
            <span className={styles.state}>
              <ProductStateBadge state={product.state} /> <StockWords {...product} />
            </span>
          </span>
          <Checkbox
            className={styles.tick}
            aria-label={`Select ${product.title}`}
            checked={selected.has(product.id)}
            onChange={() => onSelect(toggled(selected, product.id))}
          />
        </li>
      ))}
    </ul>
  )
}

/** Views of the list; what is looked for stays. */
function tabsFor(chosen: OwnProductCard['state'] | 'low' | undefined, q: string) {
  const to = (state: string) =>
    `?${new URLSearchParams({ ...(state !== '' && { state }), ...(q !== '' && { search: q }) }).toString()}`
  const shown = ['live', 'draft', 'in_review', 'hidden', 'blocked'] as const
  return [
    { key: 'all', label: 'All', to: to(''), isChosen: chosen === undefined },
    ...shown.map((state) => ({
      key: state,
      label: productStates[state].word,
      to: to(state),
      isChosen: chosen === state,
    })),
    { key: 'low', label: 'Low stock', to: to('low'), isChosen: chosen === 'low' },
  ]
}
