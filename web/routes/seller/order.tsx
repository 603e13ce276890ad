import { useParams } from 'react-router'
import type { ShopOrder } from '#shared/api/orders.schemas.ts'
import { useGetShopOrderQuery } from '#web/data/orders.ts'
import { useLocale, useSettings } from '#web/data/settings.ts'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { ShopDownloads } from '#web/features/downloads/shop-downloads.tsx'
import { DeadlineBadge } from '#web/features/sales/deadline-badge.tsx'
import { RefundsPanel } from '#web/features/refunds/refunds-panel.tsx'
import { OrderActs } from '#web/features/sales/order-acts.tsx'
import { OrderGoods } from '#web/features/sales/order-goods.tsx'
import { orderLead } from '#web/features/sales/order-lead.ts'
import { OrderStateBadge, orderStates } from '#web/features/sales/order-states.tsx'
import { OrderTimeline } from '#web/features/sales/order-timeline.tsx'
import { useMay } from '#web/features/shops/own-shop.ts'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { WithSidePanel } from '#web/ui/side-panel.tsx'
import { Card } from '#web/ui/card.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import styles from './order.module.css'

export default function OrderPage() {
  const id = useParams()['id']!
  const { name: market } = useSettings()
  const { data: order, error, refetch } = useGetShopOrderQuery({ id })
  return (
    <>
      <title>{`${order ? `Order ${order.number}` : 'Order'} – ${market}`}</title>
      {order ? <Page order={order} /> : error ? <Failed error={error} onRetry={() => void refetch()} /> : <OnItsWay />}
    </>
  )
}

function Page({ order }: { order: ShopOrder }) {
  const locale = useLocale()
  const { number, state } = order
  const mayGive = useMay('refunds') === true
  return (
    <>
      <Breadcrumbs
        steps={[
          { to: '/seller/orders?state=all', label: 'Orders' },
          { to: `/seller/orders?state=${state}`, label: orderStates[state].word },
        ]}
        here={number}
      />
      <PageHead
        title={`Order ${number}`}
        lead={orderLead(order, locale)}
        actions={
          state === 'processing' ? (
            <DeadlineBadge handOverBy={order.handOverBy} lead="Hand over by" />
          ) : (
            <OrderStateBadge state={state} />
          )
        }
      />
      <WithSidePanel
        panel={
          <div className={styles.panel}>
            <OrderActs order={order} />
            <RefundsPanel order={order} door="seller" mayGive={mayGive} />
            <OrderTimeline order={order} />
          </div>
        }
      >
        <OrderGoods order={order} receiver="You receive" talkPath={`/seller/messages/about/${order.id}`} />
        {order.lines.some(({ isDigital }) => isDigital) && (
          <ShopDownloads orderId={order.id} isPaid={state !== 'awaiting_payment'} />
        )}
      </WithSidePanel>
    </>
  )
}

function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <>
      <PageHead title="Order" />
      <ErrorState error={error} onRetry={onRetry} />
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
