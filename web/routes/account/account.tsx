import { useCustomer } from '#web/data/doors.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useListOrdersInfiniteQuery } from '#web/data/orders.ts'
import { Section } from '#web/features/market/section.tsx'
import { NextOrderCard } from '#web/features/orders/next-order-card.tsx'
import { accountSentence, findNextOrder } from '#web/features/orders/next-order.ts'
import { NoOrders } from '#web/features/orders/no-orders.tsx'
import { OrderRows } from '#web/features/orders/order-row.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import styles from './account.module.css'

/** How many of the latest orders the overview shows. */
const latestShown = 5

export default function AccountPage() {
  const customer = useCustomer()
  const { data, error, refetch } = useListOrdersInfiniteQuery()
  const orders = data && rowsOf(data)
  const next = orders && findNextOrder(orders)
  return (
    <>
      <title>Your account</title>
      <div>
        <h1>{customer ? `Hello, ${customer.name.split(' ')[0]}` : 'Your account'}</h1>
        <p className={styles.lead}>{orders ? accountSentence(orders) : error ? '' : <Skeleton width="28ch" />}</p>
      </div>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !orders ? (
        <Skeleton height="280px" radius="28px" />
      ) : orders.length === 0 ? (
        <NoOrders />
      ) : (
        <>
          {next && <NextOrderCard order={next} />}
          <Section title="Latest orders" more={{ to: '/account/orders', label: 'All orders' }}>
            <OrderRows orders={orders.slice(0, latestShown)} />
          </Section>
        </>
      )}
    </>
  )
}
