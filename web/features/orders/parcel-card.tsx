import { lazy, Suspense } from 'react'
import type { Order } from '#shared/api/orders.schemas.ts'
import { useLocale } from '../../data/settings.ts'
import { ShopMark } from '../shops/shop-mark.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { arrivalLine } from './arrival.ts'
import { CancelOrder } from './cancel-order.tsx'
import { orderPath } from './last-checkout.ts'
import { OrderLines } from './order-lines.tsx'
import { OrderStateBadge } from './order-state-badge.tsx'
import { ParcelSteps } from './parcel-steps.tsx'
import styles from './parcel-card.module.css'

const OrderFiles = lazy(() => import('../downloads/order-files.tsx'))

interface ParcelCardProps {
  order: Order
  /** `Parcel 1 of 2`. */
  label: string
  /** Of the checkout, for who came by a mail. */
  checkoutKey?: string | null
}

/** One shop's parcel: when it comes in the largest type, how far it is, what is in it, and what can be done. */
export function ParcelCard({ order, label, checkoutKey = null }: ParcelCardProps) {
  const locale = useLocale()
  const { shop, state, shippingMethod, carrier, trackingNumber } = order
  const { words, tone } = arrivalLine(order, locale)
  // Nobody packs it: in a moment it has arrived.
  const isAtOnce = order.isDigital && state === 'processing'
  const isComing = state === 'processing' || state === 'handed_over'
  return (
    <section className={styles.parcel} aria-label={`${label}, ${shop.name}`}>
      <div className={styles.head}>
        <ShopMark logo={shop.logo} name={shop.name} size={44} />
        <p className={styles.shop}>
          <span className={styles.label}>{label}</span>
          <strong>{shop.name}</strong>
        </p>
        {!isAtOnce && <OrderStateBadge state={state} />}
      </div>
      <div className={styles.arrival}>
        <h2 data-tone={tone}>{words}</h2>
        {isComing && (
          <p className={styles.way}>
            {trackingNumber ? (
              <>
                {carrier || shippingMethod} <span className={styles.number}>{trackingNumber}</span>
              </>
            ) : (
              shippingMethod
            )}
          </p>
        )}
      </div>
      {order.cancelReason && <p className={styles.reason}>“{order.cancelReason}”</p>}
      <ParcelSteps order={order} />
      <OrderLines lines={order.lines} />
      {state !== 'awaiting_payment' && order.lines.some(({ isDigital }) => isDigital) && (
        <Suspense>
          <OrderFiles orderId={order.id} checkoutKey={checkoutKey} />
        </Suspense>
      )}
      <div className={styles.ways}>
        <ButtonLink to={orderPath(order.id, checkoutKey)} variant="outline" size="sm">
          See order {order.number}
        </ButtonLink>
        {order.canCancel && !isAtOnce && <CancelOrder order={order} checkoutKey={checkoutKey} />}
      </div>
    </section>
  )
}
