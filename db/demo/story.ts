/** The shapes the town is told in. Amounts are cents of the euro; days are counted back from the day the town opens. */

import type { CategorySlug } from './categories.ts'
import type { PersonKey } from './people.ts'

export interface DemoShop {
  slug: string
  name: string
  /** Open for business unless it still waits for the operator's approval. */
  isWaiting?: boolean
  /** What the operator wants to be changed in the application of one that waits. */
  givenBack?: string
  /** Of one that waits; the others came before papers were asked for. */
  taxNumber?: string
  tagline: string
  story: string
  city: string
  country: string
  returnDays: number
  /** In its own words, beside the figures. */
  policies?: string
  acceptsCash: boolean
  /** Basis points; the market's own rate when absent. */
  commissionBps?: number
  appliedDaysAgo: number
  members: { who: PersonKey; role: 'owner' | 'manager' | 'staff' }[]
  shipping: DemoShipping[]
  products: DemoProduct[]
}

export interface DemoShipping {
  name: string
  price: number
  freeOver?: number
  /** Days until the parcel arrives, from and to. */
  days: [number, number]
}

export interface DemoProduct {
  slug: string
  title: string
  category: CategorySlug
  /** On the shelf unless it says otherwise. */
  state?: 'draft' | 'hidden'
  listedDaysAgo: number
  tags?: string[]
  description: string
  details: Record<string, string>
  /** Option name to its values; a variant names one value of each, in this order. */
  options?: Record<string, string[]>
  /** Names of pictures, the cover first. One that has not been made yet is left out. */
  pictures: string[]
  variants: DemoVariant[]
  /** What is downloaded of it, instead of being sent. */
  file?: { name: string; title: string; steps: string[] }
}

export interface DemoVariant {
  is?: string[]
  sku: string
  price: number
  compareAt?: number
  /** On the shelf when the product was listed. */
  stock: number
  grams?: number
  picture?: string
}

/** When something happens: a day counted back from today at a time of day, or so many hours before the town opens. */
export type Moment = { daysAgo: number; at: string } | { hoursAgo: number }

/** Quantity, product, and the variant's option values where there is a choice. */
export type Purchase = [quantity: number, product: string, ...variant: string[]]

/** How a basket is paid. */
export type Payment =
  | 'card'
  | 'card with challenge'
  | 'declined, then card'
  | 'cash'
  /** The gateway's answer gets lost; the market asks again later. */
  | 'lost answer'
  /** Left open: the customer is still deciding. */
  | 'not yet'
  /** Left open until its time runs out. */
  | 'never'

/** How far an order gets today; each includes those before it. Delivered orders complete by themselves in time. */
export type Ending = 'to hand over' | 'handed over' | 'on its way' | 'nearly there' | 'delivered'

/** An order that ends before the parcel leaves. */
export interface Cancellation {
  cancelledBy: 'customer' | 'shop'
  because: string
}

export interface DemoBasket {
  who: PersonKey | Guest
  when: Moment
  buys: Purchase[]
  pays: Payment
  /** The same for every shop in the basket, or told shop by shop. Nothing follows an unpaid basket. */
  becomes: Ending | Cancellation | Record<string, Ending | Cancellation>
}

/** Somebody who buys without signing up. */
export interface Guest {
  name: string
  email: string
  home: Home
}

export interface Home {
  street: string
  postalCode: string
  city: string
  country: string
}

export interface DemoReview {
  by: PersonKey
  stars: 1 | 2 | 3 | 4 | 5
  title: string
  body: string
  /** What the shop says to it. */
  answer?: string
  /** Whom it helped. */
  helped?: readonly PersonKey[]
  /** What somebody has against it. */
  reported?: { by: PersonKey; reason: string }
}
