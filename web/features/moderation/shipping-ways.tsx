import type { ShippingMethod } from '#shared/api/shops.schemas.ts'
import { useLocale } from '../../data/settings.ts'
import { Money } from '../../ui/money.tsx'
import { deliveryWords } from '../cart/delivery-words.ts'
import { zoneWords } from '../shops/zone-words.ts'
import styles from './shipping-ways.module.css'

/** The ways a shop sends its parcels, in words: where to, how long, for how much. */
export function ShippingWays({ methods }: { methods: readonly ShippingMethod[] }) {
  const locale = useLocale()
  if (methods.length === 0)
    return <p className={styles.none}>It has no way to send yet, so nothing of it can be bought.</p>
  return (
    <ul className={styles.ways}>
      {methods.map(({ id, name, price, freeOver, minDays, maxDays, places, bands, minItems, maxItems }) => (
        <li key={id}>
          <strong>{name}</strong>
          <span>
            {zoneWords(places, locale)}, {deliveryWords({ minDays, maxDays })}
          </span>
          <span>
            {bands.length === 0 ? (
              <Money value={price} />
            ) : (
              bands.map((band, at) => (
                <span key={band.upToGrams}>
                  {at > 0 && ', '}
                  <Money value={band.price} /> up to {(band.upToGrams / 1_000).toLocaleString(locale)} kg
                </span>
              ))
            )}
            {freeOver && (
              <>
                , free from <Money value={freeOver} />
              </>
            )}
          </span>
          {(minItems || maxItems) && (
            <span>
              Only for goods{' '}
              {minItems && (
                <>
                  from <Money value={minItems} />{' '}
                </>
              )}
              {maxItems && (
                <>
                  up to <Money value={maxItems} />
                </>
              )}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
