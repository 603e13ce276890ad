import type { OwnShop } from '#shared/api/shops.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import { newId } from '#shared/ids.ts'
import { parseAmount, plainAmount } from '#shared/money.ts'

/** A price up to a weight, as people type it. */
export interface TypedBand {
  /** Only for the list on the page. */
  key: string
  /** Kilograms; empty while nothing is typed. */
  upTo: number | ''
  price: string
}

/** A way to send, with amounts as people type them; an empty amount is no bound. */
export interface TypedMethod {
  /** Only for the list on the page. */
  key: string
  id?: string
  name: string
  /** Of any parcel; by weight instead where there are bands. */
  price: string
  freeOver: string
  minDays: number
  maxDays: number
  /** Whole countries it goes to. */
  countries: string[]
  /** Regions and postal codes, and whatever is left out: `ES-CN`, `PT:95`, `!PT:9`. */
  narrower: string[]
  bands: TypedBand[]
  minItems: string
  maxItems: string
}

type Method = OwnShop['shippingMethods'][number]

/** A way that nobody wrote yet. */
export function newMethod(): TypedMethod {
  return {
    key: newId(),
    name: '',
    price: '',
    freeOver: '',
    minDays: 2,
    maxDays: 4,
    countries: [],
    narrower: [],
    bands: [],
    minItems: '',
    maxItems: '',
  }
}

/** A way as it is kept, for typing on. */
export function typedFrom(method: Method): TypedMethod {
  const { id, name, price, freeOver, minDays, maxDays, places, bands, minItems, maxItems } = method
  return {
    key: id,
    id,
    name,
    price: plainAmount(price),
    freeOver: freeOver ? plainAmount(freeOver) : '',
    minDays,
    maxDays,
    countries: places.filter(isCountry),
    narrower: places.filter((place) => !isCountry(place)),
    bands: bands.map((band) => ({ key: newId(), upTo: band.upToGrams / 1_000, price: plainAmount(band.price) })),
    minItems: minItems ? plainAmount(minItems) : '',
    maxItems: maxItems ? plainAmount(maxItems) : '',
  }
}

/** What is sent of a way whose amounts are amounts; with bands its one price is that of the lightest parcel. */
export function methodFrom(typed: TypedMethod, currency: Currency) {
  const { id, name, price, freeOver, minDays, maxDays, countries, narrower, minItems, maxItems } = typed
  const bands = typed.bands.map((band) => ({
    upToGrams: Math.round(Number(band.upTo) * 1_000),
    priceMinor: parseAmount(band.price, currency) ?? 0,
  }))
  const amount = (text: string) => (text === '' ? null : parseAmount(text, currency))
  return {
    ...(id && { id }),
    name,
    priceMinor: bands[0]?.priceMinor ?? parseAmount(price, currency) ?? 0,
    freeOverMinor: amount(freeOver),
    minDays,
    maxDays,
    places: [...countries, ...narrower],
    bands,
    minItemsMinor: amount(minItems),
    maxItemsMinor: amount(maxItems),
  }
}

/** What is wrong with a way, by field; nothing where nothing is. */
export function faultsOf(method: TypedMethod, currency: Currency): Partial<Record<string, string>> {
  const { name, price, freeOver, minDays, maxDays, bands, minItems, maxItems } = method
  const isAmount = (text: string) => parseAmount(text, currency) !== null
  const amountFault = (text: string) => (text === '' || isAmount(text) ? undefined : 'is not an amount')
  const least = parseAmount(minItems, currency)
  const faults: Record<string, string | undefined> = {
    name: name.trim() === '' ? 'is missing' : undefined,
    price: bands.length === 0 && !isAmount(price) ? 'is not an amount' : undefined,
    freeOver: amountFault(freeOver),
    maxDays: maxDays < minDays ? 'is before the earliest' : undefined,
    minItems: amountFault(minItems),
    maxItems:
      amountFault(maxItems) ??
      (least !== null && maxItems !== '' && parseAmount(maxItems, currency)! < least
        ? 'is below the least'
        : undefined),
  }
  bands.forEach((band, at) => {
    const before = bands[at - 1]?.upTo
    faults[`bands.${at}.upTo`] =
      Math.round(Number(band.upTo) * 1_000) < 1
        ? 'is missing'
        : before !== undefined && Number(band.upTo) <= Number(before)
          ? 'must be more than before'
          : undefined
    faults[`bands.${at}.price`] = isAmount(band.price) ? undefined : 'is not an amount'
  })
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== undefined))
}

function isCountry(place: string): boolean {
  return /^[A-Z]{2}$/.test(place)
}
