import { liesInAny, type Destination } from '#shared/places.ts'
import type { BasketMethod } from './basket.ts'

/** A parcel that is to be sent: what is in it, in grams and in minor units after discounts, and where it goes. */
export interface Parcel {
  weightGrams: number
  itemsMinor: number
  destination: Destination
}

/** Why a parcel cannot be sent: the shop is away, the shop has no way at all, none to there, none for the weight, none for the amount. */
export type ShippingProblem = 'on_holiday' | 'no_way' | 'not_there' | 'too_heavy' | 'amount'

/** What a way to send costs for a parcel, in minor units: nothing from its free-over amount on; null when it does not fit. */
export function shippingCost(method: BasketMethod, parcel: Parcel): number | null {
  if (!goesThere(method, parcel) || !takesAmount(method, parcel)) return null
  const priceMinor = priceByWeight(method, parcel)
  if (priceMinor === null) return null
  const { freeOverMinor } = method
  return freeOverMinor !== null && parcel.itemsMinor >= freeOverMinor ? 0 : priceMinor
}

/** Why none of the ways fits a parcel; the first reason that rules out what is left. */
export function whyNotSent(methods: readonly BasketMethod[], parcel: Parcel): Exclude<ShippingProblem, 'on_holiday'> {
  if (methods.length === 0) return 'no_way'
  const there = methods.filter((method) => goesThere(method, parcel))
  if (there.length === 0) return 'not_there'
  return there.every((method) => priceByWeight(method, parcel) === null) ? 'too_heavy' : 'amount'
}

function goesThere({ places }: BasketMethod, { destination }: Parcel): boolean {
  return liesInAny(places, destination)
}

function takesAmount({ minItemsMinor, maxItemsMinor }: BasketMethod, { itemsMinor }: Parcel): boolean {
  return (
    (minItemsMinor === null || itemsMinor >= minItemsMinor) && (maxItemsMinor === null || itemsMinor <= maxItemsMinor)
  )
}

function priceByWeight({ bands, priceMinor }: BasketMethod, { weightGrams }: Parcel): number | null {
  if (bands.length === 0) return priceMinor
  return bands.find(({ upToGrams }) => weightGrams <= upToGrams)?.priceMinor ?? null
}
