import type { Checkout, Order } from '#shared/api/orders.schemas.ts'
import { useLocale, useSettings } from '../../data/settings.ts'
import { cardWords } from '../payments/card-mark.tsx'
import { Card } from '../../ui/card.tsx'
import { IconCheck, IconClock } from '../../ui/icons.ts'
import { Money } from '../../ui/money.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { AddressBlock } from './address-block.tsx'
import { dayWords } from './arrival.ts'
import { moneyGivenBack, moneyHeld } from './money-held.ts'
import { parcelsSentence } from './order-steps.ts'
import { ParcelCard } from './parcel-card.tsx'
import { SumList } from './sum-list.tsx'
import { discountRows } from './discount-rows.ts'
import styles from './paid-checkout.module.css'

/** Thank you: where each parcel is, what was paid and who holds it. */
export function PaidCheckout({ checkout, checkoutKey }: { checkout: Checkout; checkoutKey: string | null }) {
  const locale = useLocale()
  const { orders, address, email, state, placedAt } = checkout
  const isPromised = state === 'promised'
  const parcels = orders.filter(({ isDigital }) => !isDigital)
  const labelOf = (order: Order) => {
    if (order.isDigital) return 'Your files'
    return parcels.length === 1 ? 'Your parcel' : `Parcel ${parcels.indexOf(order) + 1} of ${parcels.length}`
  }
  return (
    <>
      <div className={styles.head}>
        <StateBadge tone={isPromised ? 'due' : 'good'} icon={isPromised ? IconClock : IconCheck}>
          {isPromised ? 'To pay at the door' : `Paid · ${dayWords(placedAt, locale)}`}
        </StateBadge>
        <h1>
          Thank you, {address.name.split(' ')[0]}.
          <br />
          {parcels.length > 0
            ? parcelsSentence(parcels.map((order) => order.state))
            : 'Your files are ready to download.'}
        </h1>
        <p className={styles.lead}>
          {orders.length === 1 ? 'Order' : 'Orders'}{' '}
          {new Intl.ListFormat(locale).format(orders.map(({ number }) => number))}. A mail with the way back to this
          page went to {email}.
        </p>
      </div>
      <div className={styles.page}>
        <div className={styles.parcels}>
          {orders.map((order) => (
            <ParcelCard key={order.id} order={order} checkoutKey={checkoutKey} label={labelOf(order)} />
          ))}
        </div>
        <div className={styles.side}>
          <PaidCard checkout={checkout} />
          <Card title={orders.every(({ isDigital }) => isDigital) ? 'Billed to' : 'Going to'}>
            <AddressBlock address={address} />
          </Card>
        </div>
      </div>
    </>
  )
}

function PaidCard({ checkout }: { checkout: Checkout }) {
  const { name } = useSettings()
  const { totals, payment, orders, state } = checkout
  const held = moneyHeld(checkout)
  const parcelCount = orders.filter(({ isDigital }) => !isDigital).length
  const givenBack = moneyGivenBack(checkout)
  const isPromised = state === 'promised'
  const how = payment?.card
    ? cardWords(payment.card)
    : payment?.method === 'cash_on_delivery'
      ? 'Cash, at the door'
      : 'Total'
  return (
    <Card title={isPromised ? 'To pay at the door' : 'Paid'}>
      <SumList
        rows={[
          { label: 'Things', amount: totals.items },
          ...discountRows(totals),
          {
            label: parcelCount > 1 ? `Delivery, ${parcelCount} parcels` : parcelCount === 1 ? 'Delivery' : 'Download',
            amount: totals.shipping,
            isFreeWord: true,
          },
        ]}
        total={{ label: how, amount: totals.total }}
        after={givenBack.amountMinor > 0 ? [{ label: 'Given back', amount: givenBack, isGood: true }] : []}
      />
      {held.amountMinor > 0 && (
        <div className={styles.held}>
          <p>
            <strong>Held by {name}</strong>
            <strong>
              <Money value={held} />
            </strong>
          </p>
          <p>Each shop is paid when what you bought of it has reached you.</p>
        </div>
      )}
    </Card>
  )
}
