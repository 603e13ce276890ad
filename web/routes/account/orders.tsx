import { rowsOf } from '#web/data/keyset.ts'
import { useListOrdersInfiniteQuery } from '#web/data/orders.ts'
import { NoOrders } from '#web/features/orders/no-orders.tsx'
import { OrderRows } from '#web/features/orders/order-row.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import styles from './account.module.css'

export default function OrdersPage() {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useListOrdersInfiniteQuery()
  const orders = data && rowsOf(data)
  return (
    <>
      <title>Your orders</title>
      <h1>Your orders</h1>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!orders && !error && <Skeleton height="480px" radius="20px" />}
      {orders?.length === 0 && <NoOrders />}
      {orders && orders.length > 0 && <OrderRows orders={orders} />}
      {hasNextPage && (
        <div className={styles.more}>
          <ShowMore of={{ hasNextPage, isFetchingNextPage, fetchNextPage }} />
        </div>
      )}
    </>
  )
}
