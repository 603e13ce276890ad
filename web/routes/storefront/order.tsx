import { lazy, Suspense, useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import type { Order } from '#shared/api/orders.schemas.ts'
import { useCustomer } from '#web/data/doors.ts'
import { ordersApi, useGetOrderQuery } from '#web/data/orders.ts'
import { clientPrefetch, serverPrefetch, type Prefetch } from '#web/data/prefetch.ts'
import { useLocale } from '#web/data/settings.ts'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { AddressBlock } from '#web/features/orders/address-block.tsx'
import { arrivalLine } from '#web/features/orders/arrival.ts'
import { canTakeOut } from '#web/features/orders/can-take-out.ts'
import { CancelOrder } from '#web/features/orders/cancel-order.tsx'
import { checkoutPath } from '#web/features/orders/last-checkout.ts'
import { OrderLines } from '#web/features/orders/order-lines.tsx'
import { OrderStateBadge } from '#web/features/orders/order-state-badge.tsx'
import { ParcelSteps } from '#web/features/orders/parcel-steps.tsx'
import { RefundNote } from '#web/features/orders/refund-note.tsx'
import { SumList } from '#web/features/orders/sum-list.tsx'
import { timelineSteps } from '#web/features/orders/timeline-steps.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { Card } from '#web/ui/card.tsx'
import { Timeline } from '#web/ui/timeline.tsx'
import { Link } from 'react-router'
import { discountRows } from '#web/features/orders/discount-rows.ts'
import styles from './order.module.css'

/** Of an order with something to download. */
const OrderFiles = lazy(() => import('#web/features/downloads/order-files.tsx'))

/** Needed by few: it comes when there is something to send back or to dispute. */
const AfterSales = lazy(() => import('#web/features/orders/after-sales.tsx'))

/** Needed by fewer still: cash that goes back by bank transfer. */
const RefundAccount = lazy(() => import('#web/features/orders/refund-account.tsx'))

/** Of a parcel that is being packed, when its customer wants less. */
const TakeOutSheet = lazy(() => import('#web/features/orders/take-out-sheet.tsx'))

/** Only of an order that was paid. */
const OrderInvoices = lazy(() => import('#web/features/orders/order-invoices.tsx'))

/** How often a guest's order is looked at again: who has its link alone has no line to hear on. */
const lookAgainMs = 30_000
/** Nothing comes after these. */
const isOver = (state: Order['state'] | undefined) =>
  state === 'completed' || state === 'cancelled' || state === 'expired'

const queries: Prefetch = (dispatch, { params, url }) => [
  dispatch(
    ordersApi.endpoints.getOrder.initiate(argumentOf(params['id']!, url.searchParams.get('key')), {
      forceRefetch: !import.meta.env.SSR,
    }),
  ),
]
export const loader = serverPrefetch(queries)
export const clientLoader = clientPrefetch(queries)

export default function OrderPage() {
  const id = useParams()['id']!
  const key = useSearchParams()[0].get('key')
  const locale = useLocale()
  const customer = useCustomer()
  const order = useLivingOrder(argumentOf(id, key))
  if (!order) return null
  const { number, shop, state, shippingMethod, carrier, trackingNumber, cancelReason } = order
  const title = `Order ${number}`
  return (
    <>
      <title>{title}</title>
      <meta name="robots" content="noindex" />
      <meta name="referrer" content="same-origin" />
      <Breadcrumbs
        steps={
          customer
            ? [
                { to: '/account', label: 'Account' },
                { to: '/account/orders', label: 'Orders' },
              ]
            : [{ to: checkoutPath(order.checkoutId, key), label: 'Everything you bought' }]
        }
        here={title}
      />
      <div className={styles.head}>
        <OrderStateBadge state={state} />
        <h1>{arrivalLine(order, locale).words}</h1>
        <p className={styles.lead}>
          Order {number} from <Link to={`/shops/${shop.slug}`}>{shop.name}</Link>
          {trackingNumber && (
            <>
              {' '}
              · {carrier || shippingMethod} <span className={styles.number}>{trackingNumber}</span>
            </>
          )}
        </p>
      </div>
      <div className={styles.page}>
        <div className={styles.main}>
          {cancelReason && <p className={styles.reason}>“{cancelReason}”</p>}
          <RefundNote order={order} />
          <Card>
            <div className={styles.parcel}>
              <ParcelSteps order={order} />
              <OrderLines lines={order.lines} />
              {order.lines.some(({ isDigital }) => isDigital) && (
                <Suspense>
                  <OrderFiles orderId={order.id} checkoutKey={key} />
                </Suspense>
              )}
              <Acts order={order} checkoutKey={key} />
            </div>
          </Card>
          <Card title="What happened">
            <Timeline steps={timelineSteps(order)} />
          </Card>
        </div>
        <div className={styles.side}>
          <Sums order={order} />
          <Card title={order.isDigital ? 'Billed to' : 'Going to'}>
            <AddressBlock address={order.address} />
          </Card>
          {order.refunds.some(({ way, state }) => way === 'bank' && state === 'approved') && (
            <Suspense>
              <RefundAccount order={order} checkoutKey={key} />
            </Suspense>
          )}
          {order.state !== 'awaiting_payment' && order.state !== 'expired' && (
            <Suspense>
              <OrderInvoices orderId={order.id} checkoutKey={key} />
            </Suspense>
          )}
          {hasLeft(order) && (
            <Suspense>
              <AfterSales order={order} checkoutKey={key} />
            </Suspense>
          )}
        </div>
      </div>
    </>
  )
}

/** The order as it is now: heard of on the line of who is signed in, looked at now and then by whoever has its link. */
function useLivingOrder(argument: ReturnType<typeof argumentOf>): Order | undefined {
  const { data: known } = ordersApi.endpoints.getOrder.useQueryState(argument)
  const { data } = useGetOrderQuery(argument, {
    pollingInterval: 'key' in argument && !isOver(known?.state) ? lookAgainMs : 0,
    skipPollingIfUnfocused: true,
  })
  return data
}

function hasLeft({ state }: Order): boolean {
  return state === 'handed_over' || state === 'delivered' || state === 'completed'
}

function argumentOf(id: string, key: string | null) {
  return key === null ? { id } : { id, key }
}

/** What can be done with an order now. */
function Acts({ order, checkoutKey }: { order: Order; checkoutKey: string | null }) {
  const isUnpaid = order.state === 'awaiting_payment'
  const customer = useCustomer()
  const [isTakingOut, setTakingOut] = useState(false)
  if (!isUnpaid && !order.canCancel && !customer) return null
  return (
    <div className={styles.acts}>
      {isUnpaid && <ButtonLink to={checkoutPath(order.checkoutId, checkoutKey)}>Pay now</ButtonLink>}
      {canTakeOut(order) && (
        <Button variant="sand" size="sm" onClick={() => setTakingOut(true)}>
          Take something out
        </Button>
      )}
      {order.canCancel && <CancelOrder order={order} checkoutKey={checkoutKey} />}
      {customer && (
        <ButtonLink to={`/messages/with/${order.shop.id}?order=${order.id}`} variant="outline">
          Ask {order.shop.name}
        </ButtonLink>
      )}
      {isTakingOut && (
        <Suspense>
          <TakeOutSheet order={order} checkoutKey={checkoutKey} onClose={() => setTakingOut(false)} />
        </Suspense>
      )}
    </div>
  )
}

function Sums({ order }: { order: Order }) {
  const { totals, refunded, paymentMethod, state, shippingMethod } = order
  const isPaid =
    (paymentMethod !== null && paymentMethod !== 'cash_on_delivery') || state === 'delivered' || state === 'completed'
  return (
    <Card title={isPaid ? 'Paid' : 'To pay'}>
      <SumList
        rows={[
          { label: 'Things', amount: totals.items },
          ...discountRows(totals),
          { label: shippingMethod, amount: totals.shipping, isFreeWord: true },
        ]}
        total={{
          label:
            paymentMethod === 'card'
              ? 'By card'
              : paymentMethod === 'cash_on_delivery'
                ? 'In cash, at the door'
                : 'Total',
          amount: totals.total,
        }}
        after={[
          { label: 'of which VAT', amount: totals.tax },
          ...(refunded.amountMinor > 0 ? [{ label: 'Given back', amount: refunded, isGood: true }] : []),
        ]}
      />
    </Card>
  )
}
