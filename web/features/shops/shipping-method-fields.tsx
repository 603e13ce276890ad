import { ActionIcon, Button, MultiSelect, NumberInput, TagsInput, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { Currency } from '#shared/currencies.ts'
import { newId } from '#shared/ids.ts'
import { placePattern } from '#shared/places.ts'
import { useSettings } from '../../data/settings.ts'
import { IconPlus, IconTrash } from '../../ui/icons.ts'
import { countryName } from '../market/country-name.ts'
import { countriesFor } from '../orders/countries.ts'
import type { TypedMethod } from './shipping-draft.ts'
import styles from './shipping-methods.module.css'
import { zoneWords } from './zone-words.ts'

export type ShippingForm = UseFormReturnType<{ methods: TypedMethod[] }>

interface ShippingMethodFieldsProps {
  form: ShippingForm
  index: number
  currency: Currency
  /** Absent where it is the only way. */
  onRemove?: (() => void) | undefined
}

/** One way to send: its name and days, where it goes, what it costs, and for how large a basket it is. */
export function ShippingMethodFields({ form, index, currency, onRemove }: ShippingMethodFieldsProps) {
  const method = form.getValues().methods[index]!
  const field = (name: string) => form.getInputProps(`methods.${index}.${name}`)
  const called = method.name || `way ${index + 1}`
  return (
    <fieldset className={styles.method}>
      <legend className="visually-hidden">{called}</legend>
      <div className={styles.first}>
        <TextInput label="Name" maxLength={60} {...field('name')} />
        <NumberInput label="From, days" min={0} max={60} allowDecimal={false} {...field('minDays')} />
        <NumberInput label="To, days" min={0} max={90} allowDecimal={false} {...field('maxDays')} />
        {onRemove && (
          <ActionIcon aria-label={`Remove ${called}`} className={styles.remove ?? ''} onClick={onRemove}>
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <Zone form={form} index={index} method={method} />
      <Prices form={form} index={index} method={method} currency={currency} />
      <div className={styles.three}>
        <TextInput
          label={`Free from, ${currency}`}
          inputMode="decimal"
          placeholder="never"
          description="Of goods in the basket"
          {...field('freeOver')}
        />
        <TextInput
          label={`Only from, ${currency}`}
          inputMode="decimal"
          placeholder="any"
          description="Offered for goods of at least this"
          {...field('minItems')}
        />
        <TextInput
          label={`Only up to, ${currency}`}
          inputMode="decimal"
          placeholder="any"
          description="And of at most this"
          {...field('maxItems')}
        />
      </div>
    </fieldset>
  )
}

interface PartProps {
  form: ShippingForm
  index: number
  method: TypedMethod
}

function Zone({ form, index, method: { countries, narrower } }: PartProps) {
  const { country, locale } = useSettings()
  const usual = countriesFor(country, locale)
  const others = countries.filter((code) => !usual.some(({ value }) => value === code))
  const wrong = narrower.find((place) => !placePattern.test(place.replace(/^!/, '')))
  const refused = Object.entries(form.errors).find(([path]) => path.startsWith(`methods.${index}.places`))?.[1]
  return (
    <div className={styles.zone}>
      <MultiSelect
        label="Countries"
        placeholder={countries.length === 0 ? 'All' : ''}
        data={[...usual, ...others.map((code) => ({ value: code, label: countryName(code, locale) }))]}
        searchable
        clearable
        hidePickedOptions
        nothingFoundMessage="Write its two letters beside"
        {...form.getInputProps(`methods.${index}.countries`)}
      />
      <TagsInput
        label="Regions, postal codes, exceptions"
        placeholder={narrower.length === 0 ? 'ES-CN, PT:95, !PT:9' : ''}
        splitChars={[',', ';', ' ']}
        acceptValueOnBlur
        maxTags={100}
        value={narrower}
        onChange={(places) =>
          form.setFieldValue(
            `methods.${index}.narrower`,
            places.map((place) => place.toUpperCase()),
          )
        }
        error={wrong ? `${wrong} is not a place like US, ES-CN, PT:95 or !PT:9` : refused}
      />
      <p className={styles.words}>Goes to: {zoneWords([...countries, ...narrower], locale)}</p>
    </div>
  )
}

function Prices({ form, index, method, currency }: PartProps & { currency: Currency }) {
  const path = `methods.${index}.bands`
  const { bands, price } = method
  if (bands.length === 0)
    return (
      <div className={styles.price}>
        <TextInput label={`Price, ${currency}`} inputMode="decimal" {...form.getInputProps(`methods.${index}.price`)} />
        <Button
          variant="sand"
          size="sm"
          onClick={() => form.setFieldValue(path, [{ key: newId(), upTo: '' as const, price }])}
        >
          By weight instead
        </Button>
      </div>
    )
  return (
    <div className={styles.bands}>
      {bands.map(({ key }, at) => (
        <div key={key} className={styles.band}>
          <NumberInput
            label={at === 0 ? 'Up to, kg' : undefined}
            aria-label={`Weight ${at + 1}: up to, kg`}
            min={0.001}
            max={1_000}
            decimalScale={3}
            {...form.getInputProps(`${path}.${at}.upTo`)}
          />
          <TextInput
            label={at === 0 ? `Price, ${currency}` : undefined}
            aria-label={`Weight ${at + 1}: price, ${currency}`}
            inputMode="decimal"
            {...form.getInputProps(`${path}.${at}.price`)}
          />
          <ActionIcon
            aria-label={`Remove weight ${at + 1}`}
            className={styles.remove ?? ''}
            onClick={() => form.removeListItem(path, at)}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <p className={styles.words}>What is heavier is not sent this way; things without a weight weigh nothing.</p>
      <Button
        variant="sand"
        size="sm"
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={bands.length >= 20}
        onClick={() => form.insertListItem(path, { key: newId(), upTo: '', price: '' })}
      >
        Another weight
      </Button>
    </div>
  )
}
