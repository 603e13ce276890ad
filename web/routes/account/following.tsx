import { rowsOf } from '#web/data/keyset.ts'
import { useListFollowedShopsInfiniteQuery } from '#web/data/saved.ts'
import { ShopTile } from '#web/features/shops/shop-tile.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import styles from './account.module.css'

export default function FollowingPage() {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useListFollowedShopsInfiniteQuery()
  const shops = data && rowsOf(data)
  return (
    <>
      <title>Shops you follow</title>
      <h1>Shops you follow</h1>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!shops && !error && <Skeleton height="320px" radius="20px" />}
      {shops?.length === 0 && (
        <EmptyState title="No shop yet" action={<ButtonLink to="/shops">See the shops</ButtonLink>}>
          Follow a shop, and its new things stand on the first page for you.
        </EmptyState>
      )}
      {shops && shops.length > 0 && (
        <ul className={styles.shops}>
          {shops.map((shop) => (
            <li key={shop.id}>
              <ShopTile shop={shop} />
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <div className={styles.more}>
          <ShowMore of={{ hasNextPage, isFetchingNextPage, fetchNextPage }} />
        </div>
      )}
    </>
  )
}
