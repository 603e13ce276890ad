import { NativeSelect, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useLocale, useSettings } from '../../data/settings.ts'
import { fieldSentence } from '../../ui/field-sentence.ts'
import type { CheckoutForm } from './checkout-form.ts'
import { countriesFor } from './countries.ts'
import styles from './address-fields.module.css'

interface AddressFieldsProps {
  form: Pick<UseFormReturnType<CheckoutForm>, 'getInputProps' | 'key'>
}

/** Where the parcels go. */
export function AddressFields({ form }: AddressFieldsProps) {
  const locale = useLocale()
  const { country } = useSettings()
  const bind = (field: keyof CheckoutForm['address'], label: string) => {
    const { error, ...props } = form.getInputProps(`address.${field}`)
    return { ...props, label, error: fieldSentence(label, error) }
  }
  return (
    <div className={styles.address}>
      <TextInput
        key={form.key('address.name')}
        {...bind('name', 'Name on the parcel')}
        autoComplete="shipping name"
        className={styles.wide}
      />
      <TextInput
        key={form.key('address.line1')}
        {...bind('line1', 'Street and number')}
        autoComplete="shipping address-line1"
        className={styles.wide}
      />
      <TextInput
        key={form.key('address.line2')}
        {...bind('line2', 'Flat, floor or company (optional)')}
        autoComplete="shipping address-line2"
        className={styles.wide}
      />
      <TextInput
        key={form.key('address.postalCode')}
        {...bind('postalCode', 'Postal code')}
        autoComplete="shipping postal-code"
      />
      <TextInput key={form.key('address.city')} {...bind('city', 'City')} autoComplete="shipping address-level2" />
      <TextInput
        key={form.key('address.region')}
        {...bind('region', 'Region (optional)')}
        autoComplete="shipping address-level1"
      />
      <NativeSelect
        key={form.key('address.country')}
        {...bind('country', 'Country')}
        autoComplete="shipping country"
        data={countriesFor(country, locale)}
      />
    </div>
  )
}
