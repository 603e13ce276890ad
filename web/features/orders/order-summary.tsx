import type { ReactNode } from 'react'
import type { Cart, Totals } from '#shared/api/cart.schemas.ts'
import type { Picture as PictureFile, ShopName } from '#shared/api/values.schemas.ts'
import type { Checkout } from '#shared/api/orders.schemas.ts'
import type { Money as Amount } from '#shared/money.ts'
import { ShopMark } from '../shops/shop-mark.tsx'
import { Money } from '../../ui/money.tsx'
import { Picture } from '../../ui/picture.tsx'
import styles from './order-summary.module.css'

interface SummaryLine {
  id: string
  title: string
  variantTitle: string
  quantity: number
  total: Amount
  picture: PictureFile | null
}

/** What a summary shows, whether it is still in the basket or placed already. */
export interface Summary {
  shops: { shop: ShopName; lines: SummaryLine[]; delivery: string; shipping: Amount }[]
  totals: Totals
}

/** The summary of a basket. */
export function summaryOfCart({ shops, totals }: Cart): Summary {
  return {
    shops: shops.map(({ shop, lines, shippingMethods, shippingMethodId, isDownload, totals: ofShop }) => ({
      shop,
      lines: lines.map((line) => ({ ...line, title: line.product.title })),
      delivery:
        shippingMethods.find(({ id }) => id === shippingMethodId)?.name ?? (isDownload ? 'Download' : 'Delivery'),
      shipping: ofShop.shipping,
    })),
    totals,
  }
}

/** The summary of a placed checkout. */
export function summaryOfCheckout({ orders, totals }: Checkout): Summary {
  return {
    shops: orders.map(({ shop, lines, shippingMethod, totals: ofShop }) => ({
      shop,
      lines,
      delivery: shippingMethod,
      shipping: ofShop.shipping,
    })),
    totals,
  }
}

/** What is bought, shop by shop, and what it comes to. */
export function OrderSummary({ summary, children }: { summary: Summary; children?: ReactNode }) {
  const { shops, totals } = summary
  return (
    <div className={styles.summary}>
      {shops.map(({ shop, lines, delivery, shipping }) => (
        <div key={shop.id} className={styles.shop}>
          <p className={styles.name}>
            <ShopMark logo={shop.logo} name={shop.name} size={28} />
            {shop.name}
          </p>
          <ul className={styles.lines}>
            {lines.map(({ id, title, variantTitle, quantity, total, picture }) => (
              <li key={id}>
                <span className={styles.frame}>
                  <Picture picture={picture} alt="" sizes="56px" className={styles.picture ?? ''} />
                  <span className={styles.quantity}>
                    {quantity}
                    <span className="visually-hidden"> times </span>
                  </span>
                </span>
                <span className={styles.words}>
                  <span className={styles.title}>{title}</span>
                  {variantTitle && <span className={styles.meta}>{variantTitle}</span>}
                </span>
                <Money value={total} />
              </li>
            ))}
          </ul>
          <p className={styles.delivery}>
            <span>{delivery}</span>
            <Money value={shipping} freeWord="Free" />
          </p>
        </div>
      ))}
      <dl className={styles.sums}>
        <div>
          <dt>Things</dt>
          <dd>
            <Money value={totals.items} />
          </dd>
        </div>
        {totals.discount.amountMinor > 0 && (
          <div>
            <dt>Codes</dt>
            <dd>
              <Money value={{ ...totals.discount, amountMinor: -totals.discount.amountMinor }} />
            </dd>
          </div>
        )}
        <div>
          <dt>Delivery</dt>
          <dd>
            <Money value={totals.shipping} freeWord="Free" />
          </dd>
        </div>
        <div className={styles.toPay}>
          <dt>To pay</dt>
          <dd>
            <Money value={totals.total} className={styles.total ?? ''} />
            <span className={styles.tax}>
              {totals.isTaxIncluded ? 'Includes' : 'With'} <Money value={totals.tax} /> VAT
            </span>
          </dd>
        </div>
      </dl>
      {children}
    </div>
  )
}
