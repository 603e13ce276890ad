import { Link, useParams } from 'react-router'
import type { MarketOrder } from '#shared/api/orders.schemas.ts'
import { useGetMarketOrderQuery } from '#web/data/orders.ts'
import { useSettings } from '#web/data/settings.ts'
import { Story } from '#web/features/audit/story.tsx'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { RefundsPanel } from '#web/features/refunds/refunds-panel.tsx'
import { OrderReturnsPanel } from '#web/features/returns/order-returns-panel.tsx'
import { PaymentFacts } from '#web/features/moderation/payment-facts.tsx'
import { OrderGoods } from '#web/features/sales/order-goods.tsx'
import { OrderStateBadge, orderStates } from '#web/features/sales/order-states.tsx'
import { awaited } from '#web/features/sales/order-timeline.tsx'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { WithSidePanel } from '#web/ui/side-panel.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import styles from './order.module.css'

export default function OrderPage() {
  const id = useParams()['id']!
  const { name: market } = useSettings()
  const { data: order, error, refetch } = useGetMarketOrderQuery({ id })
  return (
    <>
      <title>{`${order ? `Order ${order.number}` : 'Order'} – ${market}`}</title>
      {order ? (
        <Page order={order} />
      ) : error ? (
        <>
          <PageHead title="Order" />
          <ErrorState error={error} onRetry={() => void refetch()} />
        </>
      ) : (
        <OnItsWay />
      )}
    </>
  )
}

function Page({ order }: { order: MarketOrder }) {
  const { number, state, placedAt, shop, address, payment, cancelReason } = order
  return (
    <>
      <Breadcrumbs
        steps={[
          { to: '/operator/orders', label: 'Orders' },
          { to: `/operator/orders?state=${state}`, label: orderStates[state].word },
        ]}
        here={number}
      />
      <PageHead
        title={`Order ${number}`}
        lead={
          <>
            <Link to={`/operator/shops?state=all&shop=${shop.id}`} className={styles.shop}>
              {shop.name}
            </Link>{' '}
            for {address.name} · placed <RelativeTime at={placedAt} />
            {cancelReason && ` · “${cancelReason}”`}
          </>
        }
        actions={<OrderStateBadge state={state} />}
      />
      <WithSidePanel
        panel={
          <div className={styles.panel}>
            <PaymentFacts payment={payment} />
            <RefundsPanel order={order} door="operator" mayGive />
            <OrderReturnsPanel orderId={order.id} />
          </div>
        }
      >
        <OrderGoods order={order} receiver={`${shop.name} receives`} />
        <Story of="order" id={order.id} first={awaited(order)} />
      </WithSidePanel>
    </>
  )
}

function OnItsWay() {
  return (
    <output aria-label="Loading">
      <PageHead title="Order" />
      <Card>
        <SkeletonText lines={8} />
      </Card>
    </output>
  )
}
