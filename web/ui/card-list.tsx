import type { ReactNode } from 'react'
import { Card } from './card.tsx'
import { EmptyState } from './empty-state.tsx'
import { ErrorState } from './error-state.tsx'
import { SkeletonText } from './skeleton.tsx'
import { ShowMore } from './show-more.tsx'
import styles from './card-list.module.css'

interface CardListProps<Row> {
  /** The query that brings the rows, page by page. */
  list: {
    error?: unknown
    hasNextPage: boolean
    isFetchingNextPage: boolean
    refetch: () => unknown
    fetchNextPage: () => unknown
  }
  /** Undefined while nothing has come. */
  rows: readonly Row[] | undefined
  /** What is said when the list holds nothing. */
  empty: { none: string; words: string }
  children: (row: Row) => ReactNode
}

/** A list whose rows are cards, one below the other, with what stands there while it comes, when it is empty and when it fails. */
export function CardList<Row extends { id: string }>({ list, rows, empty, children }: CardListProps<Row>) {
  return (
    <>
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {!rows && !list.error && (
        <Card>
          <SkeletonText lines={6} />
        </Card>
      )}
      {rows?.length === 0 && <EmptyState title={empty.none}>{empty.words}</EmptyState>}
      {rows && rows.length > 0 && (
        <ul className={styles.list}>
          {rows.map((row) => (
            <li key={row.id}>{children(row)}</li>
          ))}
        </ul>
      )}
      <ShowMore of={list} />
    </>
  )
}
