import type { Checkout } from '#shared/api/orders.schemas.ts'
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
  return (
    <>
      <div className={styles.head}>
        <StateBadge tone={isPromised ? 'due' : 'good'} icon={isPromised ? IconClock : IconCheck}>
          {isPromised ? 'To pay at the door' : `Paid · ${dayWords(placedAt, locale)}`}
        </StateBadge>
        <h1>
          Thank you, {address.name.split(' ')[0]}.
          <br />
          {parcelsSentence(orders.map((order) => order.state))}
        </h1>
        <p className={styles.lead}>
          {orders.length === 1 ? 'Order' : 'Orders'}{' '}
          {new Intl.ListFormat(locale).format(orders.map(({ number }) => number))}. A mail with the way back to this
          page went to {email}.
        </p>
      </div>
      <div className={styles.page}>
        <div className={styles.parcels}>
          {orders.map((order, index) => (
            <ParcelCard
              key={order.id}
              order={order}
              checkoutKey={checkoutKey}
              label={orders.length === 1 ? 'Your parcel' : `Parcel ${index + 1} of ${orders.length}`}
            />
          ))}
        </div>
        <div className={styles.side}>
          <PaidCard checkout={checkout} />
          <Card title="Going to">
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
            label: orders.length === 1 ? 'Delivery' : `Delivery, ${orders.length} parcels`,
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
          <p>Each shop is paid when its own parcel has reached you.</p>
        </div>
      )}
    </Card>
  )
}
