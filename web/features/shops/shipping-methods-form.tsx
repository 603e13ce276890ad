import { ActionIcon, Button, NumberInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type { OwnShop } from '#shared/api/shops.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import { newId } from '#shared/ids.ts'
import { parseAmount, plainAmount } from '#shared/money.ts'
import { useSetShippingMethodsMutation } from '../../data/shops.ts'
import { Card } from '../../ui/card.tsx'
import { showProblem } from '../../ui/form-problem.ts'
import { IconPlus, IconTrash } from '../../ui/icons.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from './shop-forms.module.css'

/** A way to send, with amounts as people type them. */
interface TypedMethod {
  /** Only for the list on the page. */
  key: string
  id?: string
  name: string
  price: string
  freeOver: string
  minDays: number
  maxDays: number
  /** `PT, ES, !PT:9`; empty is everywhere. */
  places: string
  /** `500: 3.00, 2000: 7.00`: up to so many grams for so much; empty is one price. */
  bands: string
}

/** The ways the shop sends its parcels, each with its price and its days; the first is chosen for a new basket. */
export function ShippingMethodsForm({ shop }: { shop: OwnShop }) {
  const { currency } = shop
  const [setMethods, { isLoading }] = useSetShippingMethodsMutation()
  const [refusal, setRefusal] = useState('')
  const form = useForm<{ methods: TypedMethod[] }>({
    initialValues: { methods: shop.shippingMethods.map(typedFrom) },
    validate: {
      methods: {
        name: (name) => (name.trim() === '' ? 'is missing' : null),
        price: (price) => (parseAmount(price, currency) === null ? 'is not an amount' : null),
        freeOver: (freeOver) =>
          freeOver !== '' && parseAmount(freeOver, currency) === null ? 'is not an amount' : null,
        bands: (bands) => (bandsFrom(bands, currency) === null ? 'is not like 500: 3.00, 2000: 7.00' : null),
        maxDays: (maxDays, { methods }, path) =>
          maxDays < (methods[Number(path.split('.')[1])]?.minDays ?? 0) ? 'is before the earliest' : null,
      },
    },
  })
  const { methods } = form.getValues()
  const submit = form.onSubmit(async ({ methods }) => {
    setRefusal('')
    try {
      const saved = await setMethods({
        body: { methods: methods.map((method) => methodFrom(method, currency)) },
      }).unwrap()
      form.setValues({ methods: saved.shippingMethods.map(typedFrom) })
      form.resetDirty()
      notify('New baskets see this from now on')
    } catch (error) {
      setRefusal(showProblem(form, error))
    }
  })
  const add = () =>
    form.insertListItem('methods', {
      key: newId(),
      name: '',
      price: '',
      freeOver: '',
      minDays: 2,
      maxDays: 4,
      places: '',
      bands: '',
    })

  return (
    <Card title="How you send">
      <form className={styles.form} id="shipping" onSubmit={submit} noValidate>
        {methods.map((method, index) => (
          <div key={method.key} className={styles.method}>
            <TextInput label="Name" {...form.getInputProps(`methods.${index}.name`)} />
            <TextInput
              label={`Price, ${currency}`}
              inputMode="decimal"
              {...form.getInputProps(`methods.${index}.price`)}
            />
            <TextInput
              label="Free over"
              inputMode="decimal"
              placeholder="never"
              {...form.getInputProps(`methods.${index}.freeOver`)}
            />
            <NumberInput
              label="From, days"
              min={0}
              max={60}
              allowDecimal={false}
              {...form.getInputProps(`methods.${index}.minDays`)}
            />
            <NumberInput
              label="To, days"
              min={0}
              max={90}
              allowDecimal={false}
              {...form.getInputProps(`methods.${index}.maxDays`)}
            />
            <TextInput
              label="Where to"
              placeholder="everywhere"
              description="PT, ES, US-CA, PT:95; ! before one leaves it out"
              {...form.getInputProps(`methods.${index}.places`)}
            />
            <TextInput
              label="By weight"
              placeholder="one price"
              description="Grams: price, lightest first: 500: 3.00, 2000: 7.00"
              {...form.getInputProps(`methods.${index}.bands`)}
            />
            <ActionIcon
              aria-label={`Remove ${method.name || 'this way'}`}
              disabled={methods.length === 1}
              onClick={() => form.removeListItem('methods', index)}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        <ProblemNote error={refusal} />
        <div className={styles.acts}>
          <Button type="submit" loading={isLoading} disabled={!form.isDirty() || methods.length === 0}>
            Save
          </Button>
          <Button
            variant="sand"
            leftSection={<IconPlus size={18} aria-hidden />}
            disabled={methods.length >= 10}
            onClick={add}
          >
            Another way
          </Button>
        </div>
      </form>
    </Card>
  )
}

function typedFrom(method: OwnShop['shippingMethods'][number]): TypedMethod {
  const { id, name, price, freeOver, minDays, maxDays, places, bands } = method
  return {
    key: id,
    id,
    name,
    price: plainAmount(price),
    freeOver: freeOver ? plainAmount(freeOver) : '',
    minDays,
    maxDays,
    places: places.join(', '),
    bands: bands.map(({ upToGrams, price: forBand }) => `${upToGrams}: ${plainAmount(forBand)}`).join(', '),
  }
}

function methodFrom({ id, name, price, freeOver, minDays, maxDays, places, bands }: TypedMethod, currency: Currency) {
  return {
    ...(id && { id }),
    name,
    priceMinor: parseAmount(price, currency) ?? 0,
    freeOverMinor: freeOver === '' ? null : parseAmount(freeOver, currency),
    minDays,
    maxDays,
    places: places
      .split(',')
      .map((place) => place.trim())
      .filter((place) => place !== ''),
    bands: bandsFrom(bands, currency) ?? [],
  }
}

/** Reads prices by weight as they were typed; null when they are none. */
function bandsFrom(typed: string, currency: Currency) {
  if (typed.trim() === '') return []
  const bands = typed.split(/[,;]\s*(?=\d+\s*:)/).map((band) => {
    const [grams = '', price = ''] = band.split(':')
    return { upToGrams: /^\d+$/.test(grams.trim()) ? Number(grams) : 0, priceMinor: parseAmount(price, currency) }
  })
  if (bands.some(({ upToGrams, priceMinor }) => upToGrams === 0 || priceMinor === null)) return null
  return bands.map(({ upToGrams, priceMinor }) => ({ upToGrams, priceMinor: priceMinor ?? 0 }))
}
