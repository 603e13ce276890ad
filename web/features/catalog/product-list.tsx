import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useListProductsInfiniteQuery } from '../../data/catalog.ts'
import { rowsOf } from '../../data/keyset.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { SkeletonCards } from '../../ui/skeleton.tsx'
import { ProductGrid } from './product-grid.tsx'
import { sortNames, type ListedBy } from './product-sort.ts'
import styles from './product-list.module.css'

interface ProductListProps {
  title: string
  /** Whether the list is the page (`h1`) or a part of one (`h2`). */
  heading?: 'h1' | 'h2'
  by: ListedBy
  /** How many there are in all, where that is known. */
  total?: number | undefined
  /** What stands there instead of an empty list. */
  empty: { title: string; words: string; action?: ReactNode }
}

/** Products in an order the visitor picks, 24 at a time, as far as they care to look. */
export function ProductList({ title, heading: Heading = 'h1', by, total, empty }: ProductListProps) {
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
            <p>{total === 1 ? '1 thing' : `${total.toLocaleString('en')} things`}</p>
          )}
        </div>
        {(!products || products.length > 1) && <SortLinks current={by.sort} />}
      </div>
      {products && products.length > 0 && (
        <div className={styles.grid} aria-busy={isFetching || undefined}>
          <ProductGrid products={products} isFirst={Heading === 'h1'} heading={Heading === 'h1' ? 'h2' : 'h3'} />
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
          {hasNextPage && (
            <Button variant="outline" isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              Show more
            </Button>
          )}
        </div>
      )}
    </>
  )
}

/** The order as links, so that it works before any script has arrived and can be shared. */
function SortLinks({ current }: { current: ListedBy['sort'] }) {
  return (
    <nav className={styles.sorts} aria-label="Sort by">
      {sortNames.map(({ sort, label }) => (
        <Link
          key={sort}
          to={sort === 'newest' ? '?' : `?sort=${sort}`}
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
