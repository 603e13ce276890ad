import { Link } from 'react-router'
import type { ShopOrder } from '#shared/api/orders.schemas.ts'
import { useLocale } from '../../data/settings.ts'
import { Card } from '../../ui/card.tsx'
import { Money } from '../../ui/money.tsx'
import { Picture } from '../../ui/picture.tsx'
import { SumList } from '../../ui/sum-list.tsx'
import { countryName } from '../market/country-name.ts'
import styles from './order-goods.module.css'
import { orderSum } from './order-sum.ts'

/** What is in the parcel, where it goes, and one sum from the goods to what the shop receives. */
export function OrderGoods({
  order,
  receiver,
  talkPath,
}: {
  order: ShopOrder
  receiver: string
  /** Where the shop writes to the customer. */
  talkPath?: string
}) {
  const { lines, address, email } = order
  const locale = useLocale()
  return (
    <Card>
      <ul className={styles.lines}>
        {lines.map(
          ({ id, title, variantTitle, sku, picture, isDigital, quantity, cancelledQuantity, unitPrice, total }) => (
            <li key={id} className={styles.line}>
              <Picture picture={picture} alt="" sizes="64px" className={styles.picture ?? ''} />
              <span className={styles.words}>
                <strong>{title}</strong>
                <span className={styles.quiet}>
                  {[
                    isDigital && 'Download',
                    variantTitle,
                    sku,
                    cancelledQuantity > 0 && `${cancelledQuantity} not sent`,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <span className={styles.each}>
                {quantity} × <Money value={unitPrice} />
              </span>
              <strong className={styles.total}>
                <Money value={total} />
              </strong>
            </li>
          ),
        )}
      </ul>
      <div className={styles.foot}>
        <address className={styles.address}>
          <strong>{address.name}</strong>
          <span>{address.line1}</span>
          {address.line2 && <span>{address.line2}</span>}
          <span>
            {address.postalCode} {address.city}
            {address.region && `, ${address.region}`}
          </span>
          <span>{countryName(address.country, locale)}</span>
          {address.phone && <a href={`tel:${address.phone}`}>{address.phone}</a>}
          <a href={`mailto:${email}`}>{email}</a>
          {talkPath && <Link to={talkPath}>Write to {address.name.split(' ')[0]}</Link>}
        </address>
        <SumList lines={orderSum(order, receiver)} />
      </div>
    </Card>
  )
}
