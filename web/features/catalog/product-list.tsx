import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useListProductsInfiniteQuery } from '../../data/catalog.ts'
import { rowsOf } from '../../data/keyset.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { SkeletonCards } from '../../ui/skeleton.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import { ProductGrid } from './product-grid.tsx'
import { sortsFor, type Sort } from './product-sort.ts'
import { searchWith, type ShelfChoice } from './shelf-choice.ts'
import styles from './product-list.module.css'
import { useShelfSearch } from './use-shelf-search.ts'

interface ProductListProps {
  title: string
  /** Whether the list is the page (`h1`) or a part of one (`h2`). */
  heading?: 'h1' | 'h2'
  by: ShelfChoice
  /** How many there are in all, where that is known. */
  total?: number | undefined
  /** Instead of the plain count beside the title. */
  note?: string | undefined
  /** Between the title and the things. */
  above?: ReactNode
  across?: 3 | 4
  /** What stands there instead of an empty list. */
  empty: { title: string; words: string; action?: ReactNode }
}

/** Products in an order the visitor picks, 24 at a time, as far as they care to look. */
export function ProductList({
  title,
  heading: Heading = 'h1',
  by,
  total,
  note,
  above,
  across = 4,
  empty,
}: ProductListProps) {
  const { data, error, isFetching, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } =
    useListProductsInfiniteQuery(by)
  const products = data && rowsOf(data)
  const hasPages = hasNextPage || (data?.pages.length ?? 0) > 1
  return (
    <>
      <div className={styles.head}>
        <div className={styles.title}>
          <Heading>{title}</Heading>
          {total !== undefined && total > 0 && (
            <p>{note ?? (total === 1 ? '1 thing' : `${total.toLocaleString('en')} things`)}</p>
          )}
        </div>
        {(!products || products.length > 1) && <SortLinks current={by.sort} isSearch={by.q !== undefined} />}
      </div>
      {above}
      {products && products.length > 0 && (
        <div className={styles.grid} aria-busy={isFetching || undefined}>
          <ProductGrid
            products={products}
            isFirst={Heading === 'h1'}
            heading={Heading === 'h1' ? 'h2' : 'h3'}
            across={across}
          />
        </div>
      )}
      {products?.length === 0 && (
        <EmptyState title={empty.title} action={empty.action}>
          {empty.words}
        </EmptyState>
      )}
      {!products && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonCards />)}
      {products && hasPages && (
        <div className={styles.end}>
          {total !== undefined && total > 0 && (
            <>
              <p>
                You have seen {products.length} of {Math.max(total, products.length)}
              </p>
              <span className={styles.track} aria-hidden>
                <span style={{ inlineSize: `${Math.min(100, (products.length / total) * 100)}%` }} />
              </span>
            </>
          )}
          <ShowMore of={{ hasNextPage, isFetchingNextPage, fetchNextPage }} />
        </div>
      )}
    </>
  )
}

/** The order as links, so that it works before any script has arrived and can be shared. */
function SortLinks({ current, isSearch }: { current: Sort; isSearch: boolean }) {
  const search = useShelfSearch()
  const [usual] = sortsFor(isSearch)
  return (
    <nav className={styles.sorts} aria-label="Sort by">
      {sortsFor(isSearch).map(({ sort, label }) => (
        <Link
          key={sort}
          to={searchWith(search, { sort: sort === usual!.sort ? null : sort })}
          preventScrollReset
          className={styles.sort}
          aria-current={sort === current ? 'true' : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
