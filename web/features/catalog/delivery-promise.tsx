import { useState } from 'react'
import type { Product } from '#shared/api/catalog.schemas.ts'
import { useLocale } from '../../data/settings.ts'
import { IconArrowBackUp, IconTruckDelivery } from '../../ui/icons.ts'
import { Money } from '../../ui/money.tsx'
import { arrivalWords } from './arrival-words.ts'
import styles from './delivery-promise.module.css'

/** When it would arrive from this shop, for how much, and how long it can come back. */
export default function DeliveryPromise({ shop }: { shop: Product['shop'] }) {
  const locale = useLocale()
  const [today] = useState(() => new Date())
  const [method] = shop.shippingMethods
  if (!method) return null
  return (
    <ul className={styles.promise}>
      <li>
        <IconTruckDelivery size={22} stroke={1.6} aria-hidden />
        <span>
          {/* Today at the server may be yesterday in the browser. */}
          <strong suppressHydrationWarning>{arrivalWords(today, method, locale)}</strong>
          <span>
            {shop.name} posts from {shop.city}: {method.name}, <Money value={method.price} freeWord="free" />
            {method.freeOver && (
              <>
                , free over <Money value={method.freeOver} /> from this shop
              </>
            )}
          </span>
        </span>
      </li>
      <li>
        <IconArrowBackUp size={22} stroke={1.6} aria-hidden />
        <span>
          <strong>Change your mind</strong>
          <span>
            Cancel until it is handed over.{' '}
            {shop.returnDays > 0 && `${shop.name} takes things back for ${shop.returnDays} days.`}
          </span>
        </span>
      </li>
    </ul>
  )
}
