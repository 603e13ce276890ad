import { useState } from 'react'
import { useCustomer } from '#web/data/doors.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useListProductCardsQuery, useListSavedProductsInfiniteQuery } from '#web/data/saved.ts'
import { ProductGrid } from '#web/features/catalog/product-grid.tsx'
import { guestSaved } from '#web/features/saved/remembered-ids.ts'
import { useMergeSaved } from '#web/features/saved/use-saved.ts'
import { WhatChanged } from '#web/features/saved/what-changed.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { SkeletonCards } from '#web/ui/skeleton.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import styles from './list-page.module.css'

export default function SavedPage() {
  const customer = useCustomer()
  useMergeSaved()
  return (
    <>
      <title>Saved</title>
      <meta name="robots" content="noindex" />
      <div className={styles.head}>
        <h1>Saved</h1>
      </div>
      {customer ? <OfAccount /> : <OfGuest />}
    </>
  )
}

function OfAccount() {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useListSavedProductsInfiniteQuery()
  const saved = data && rowsOf(data)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!saved) return <SkeletonCards count={4} />
  if (saved.length === 0) return <NothingSaved />
  return (
    <>
      <WhatChanged saved={saved} />
      <ProductGrid products={saved.map(({ product }) => product)} heading="h2" isFirst />
      <ShowMore of={{ hasNextPage, isFetchingNextPage, fetchNextPage }} />
    </>
  )
}

/** As many as one request may name. */
const pageSize = 48

function OfGuest() {
  const ids = guestSaved.use()
  const [pages, setPages] = useState(1)
  if (ids.length === 0) return <NothingSaved />
  const starts = Array.from({ length: pages }, (_page, at) => at * pageSize).filter((start) => start < ids.length)
  return (
    <>
      <p>
        Kept in this browser.{' '}
        <ButtonLink to="/sign-in?next=/saved" variant="sand" size="sm">
          Sign in to keep them
        </ButtonLink>
      </p>
      {starts.map((start) => (
        <PageOfGuest key={start} ids={ids.slice(start, start + pageSize)} isFirst={start === 0} />
      ))}
      {pages * pageSize < ids.length && (
        <div className={styles.more}>
          <Button variant="outline" onClick={() => setPages(pages + 1)}>
            Show more
          </Button>
        </div>
      )}
    </>
  )
}

function PageOfGuest({ ids, isFirst }: { ids: readonly string[]; isFirst: boolean }) {
  const { data, error, refetch } = useListProductCardsQuery({ ids: ids.join(',') })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonCards count={4} />
  return (
    <div className={styles.page}>
      <ProductGrid products={data.items} heading="h2" isFirst={isFirst} />
    </div>
  )
}

function NothingSaved() {
  return (
    <EmptyState title="Nothing saved yet" action={<ButtonLink to="/products">Look around</ButtonLink>}>
      Press the heart on a thing, and it waits for you here.
    </EmptyState>
  )
}
