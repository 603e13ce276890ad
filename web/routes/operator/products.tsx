import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { MarketProductCard } from '#shared/api/market-catalog.schemas.ts'
import { useListMarketProductsInfiniteQuery } from '#web/data/market-catalog.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useSettings } from '#web/data/settings.ts'
import { ProductStateBadge, productStateOf, productStates } from '#web/features/sales/product-states.tsx'
import { ShopMark } from '#web/features/shops/shop-mark.tsx'
import { DataTable, type Column } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { Money } from '#web/ui/money.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Picture } from '#web/ui/picture.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { RowLink } from '#web/ui/row-link.tsx'
import styles from './products.module.css'

type ProductState = MarketProductCard['state']

const tabs: readonly ProductState[] = ['in_review', 'live', 'hidden', 'blocked', 'draft', 'removed']

export default function MarketProductsPage() {
  const [search] = useSearchParams()
  const { name: market, reviewsProducts } = useSettings()
  const state = productStateOf(search.get('state')) ?? 'in_review'
  const q = search.get('q') ?? ''
  const list = useListMarketProductsInfiniteQuery({ state, ...(q !== '' && { q }) })
  const waiting = list.data?.pages[0]?.waiting
  return (
    <>
      <title>{`Products – ${market}`}</title>
      <PageHead title="Products" lead={waiting === undefined ? ' ' : leadOf(waiting)} />
      <DataTable
        label="Products"
        columns={columns}
        rows={list.data && rowsOf(list.data)}
        rowKey={({ id }) => id}
        filters={
          <div className={styles.filters}>
            <FilterTabs
              label="Products by state"
              tabs={tabs.map((each) => ({
                key: each,
                label: productStates[each].word,
                count: each === 'in_review' ? waiting : undefined,
                to: addressOf(each, q),
                isChosen: each === state,
              }))}
            />
            <Search key={`${state} ${q}`} state={state} q={q} />
          </div>
        }
        renderPhone={(products) => <ProductCards products={products} />}
        onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        isLoadingMore={list.isFetchingNextPage}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<NoProducts state={state} q={q} isReviewing={reviewsProducts} />}
      />
    </>
  )
}

function Search({ state, q }: { state: ProductState; q: string }) {
  const [, setSearch] = useSearchParams()
  const [typed, setTyped] = useState(q)
  return (
    <search>
      <form
        className={styles.search}
        onSubmit={(event) => {
          event.preventDefault()
          setSearch(new URLSearchParams(addressOf(state, typed.trim())), { preventScrollReset: true })
        }}
      >
        <TextInput
          type="search"
          size="sm"
          aria-label="Name of a product or shop"
          placeholder="Product or shop"
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" size="sm" variant="default">
          Find
        </Button>
      </form>
    </search>
  )
}

const columns: Column<MarketProductCard>[] = [
  {
    key: 'product',
    title: 'Product',
    cell: ({ id, title, category, picture }) => (
      <span className={styles.named}>
        <Picture picture={picture} alt="" sizes="52px" className={styles.picture ?? ''} />
        <span className={styles.two}>
          <RowLink to={`/operator/products/${id}`}>{title}</RowLink>
          <span className={styles.quiet}>{category}</span>
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
  { key: 'state', title: 'State', isExtra: true, cell: ({ state }) => <ProductStateBadge state={state} /> },
  { key: 'changed', title: 'Changed', isExtra: true, cell: ({ updatedAt }) => <RelativeTime at={updatedAt} /> },
  {
    key: 'price',
    title: 'Price',
    align: 'end',
    cell: ({ price, hasPriceRange }) => (
      <strong>
        {hasPriceRange && <span className={styles.quiet}>from </span>}
        <Money value={price} />
      </strong>
    ),
  },
]

function ProductCards({ products }: { products: readonly MarketProductCard[] }) {
  return (
    <ul className={styles.cards}>
      {products.map(({ id, title, shop, price, picture, updatedAt }) => (
        <li key={id}>
          <Picture picture={picture} alt="" sizes="52px" className={styles.picture ?? ''} />
          <span className={styles.two}>
            <RowLink to={`/operator/products/${id}`}>{title}</RowLink>
            <span className={styles.quiet}>
              {shop.name} · <RelativeTime at={updatedAt} />
            </span>
          </span>
          <Money value={price} />
        </li>
      ))}
    </ul>
  )
}

function addressOf(state: ProductState, q: string): string {
  return `?${new URLSearchParams({ state, ...(q !== '' && { q }) }).toString()}`
}

function leadOf(waiting: number): string {
  if (waiting === 0) return 'Nothing waits for your word.'
  return waiting === 1 ? 'One product waits for your word.' : `${waiting} products wait for your word.`
}

function NoProducts({ state, q, isReviewing }: { state: ProductState; q: string; isReviewing: boolean }) {
  if (q !== '') {
    return (
      <EmptyState title="None is called so">
        No product that is “{productStates[state].word}” has “{q}” in its name or its shop’s.
      </EmptyState>
    )
  }
  if (state !== 'in_review') {
    return <EmptyState title="None of these">No product is “{productStates[state].word}” at the moment.</EmptyState>
  }
  return isReviewing ? (
    <EmptyState title="Nothing waits">What shops publish for the first time stands here until you decide.</EmptyState>
  ) : (
    <EmptyState
      title="Products go live by themselves"
      action={
        <Button component={Link} to="/operator/settings" variant="default">
          To the settings
        </Button>
      }
    >
      You can have them reviewed first. What is on the shelf can be taken down at any time.
    </EmptyState>
  )
}
