import type { ReactNode } from 'react'
import type { Cart } from '#shared/api/cart.schemas.ts'
import { IconShieldCheck } from '../../ui/icons.ts'
import { Money } from '../../ui/money.tsx'
import { BasketCoupon } from './basket-coupon.tsx'
import { CouponField } from './coupon-field.tsx'
import styles from './basket-total.module.css'

/** What the basket comes to, shop by shop, with the way on at its foot. */
export function BasketTotal({ cart, children }: { cart: Cart; children: ReactNode }) {
  const { shops, totals } = cart
  const parcels = shops.filter(({ lines }) => lines.some(({ problem }) => problem !== 'gone')).length
  return (
    <section className={styles.total} aria-labelledby="basket-total">
      <h2 id="basket-total" className={styles.title}>
        Total
      </h2>
      <dl className={styles.sums}>
        {shops.map(({ shop, lines, totals: ofShop }) => (
          <div key={shop.id}>
            <dt>
              {shop.name},{' '}
              {things(lines.reduce((sum, { quantity, problem }) => sum + (problem === 'gone' ? 0 : quantity), 0))}
            </dt>
            <dd>
              <Money value={ofShop.items} />
            </dd>
          </div>
        ))}
        {cart.coupons.map((coupon) => (
          <BasketCoupon key={coupon.code} coupon={coupon} />
        ))}
        <div>
          <dt>Delivery, {parcels === 1 ? 'one parcel' : `${parcels} parcels`}</dt>
          <dd>
            <Money value={totals.shipping} freeWord="Free" />
          </dd>
        </div>
      </dl>
      <div className={styles.toPay}>
        <span className={styles.label}>To pay</span>
        <span className={styles.sum}>
          <Money value={totals.total} />
        </span>
        <span className={styles.tax}>
          {totals.isTaxIncluded ? 'Includes' : 'With'} <Money value={totals.tax} /> VAT
        </span>
      </div>
      {children}
      <CouponField />
      <p className={styles.promise}>
        <IconShieldCheck size={20} stroke={1.6} aria-hidden />
        You pay once. Each shop is paid when its own parcel has reached you.
      </p>
    </section>
  )
}

/** A count of goods in words: `1 thing`, `3 things`. */
export function things(count: number): string {
  return count === 1 ? '1 thing' : `${count} things`
}
