import type { Address } from '#shared/api/values.schemas.ts'
import { useLocale } from '../../data/settings.ts'
import { countryName } from '../market/country-name.ts'
import styles from './address-block.module.css'

/** An address as it stands on a parcel. */
export function AddressBlock({ address }: { address: Address }) {
  const locale = useLocale()
  const { name, line1, line2, postalCode, city, region, country } = address
  const lines = [name, line1, line2, `${postalCode} ${city}`, region, countryName(country, locale)]
  return (
    <address className={styles.address}>
      {lines
        .filter((line) => line !== '')
        .map((line) => (
          <span key={line}>{line}</span>
        ))}
    </address>
  )
}
