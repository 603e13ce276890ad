import type { Currency } from '#shared/currencies.ts'
import type { Picture } from '#shared/api/values.schemas.ts'
import type { Coupon, CouponUser } from '#server/coupons/index.ts'
import type { PlanPricing } from '#shared/plan-price.ts'
import type { RhythmUnit } from '#shared/billing-days.ts'
import type { Offer } from '#server/sale-events/index.ts'

/** A cart as the database has it now, grouped by shop, with live prices and stock. Amounts are minor units. */
export interface Basket {
  /** Null where it comes from no cart: a renewal. */
  cartId: string | null
  /** Where it is to go, as far as its holder has said. */
  country: string | null
  region: string
  postalCode: string
  taxNumber: string
  /** In the order in which they were put in. */
  coupons: { coupon: Coupon; user: CouponUser }[]
  shops: BasketShop[]
}

export interface BasketShop {
  id: string
  slug: string
  name: string
  logo: Picture | null
  country: string
  /** In which it prices its things. */
  currency: Currency
  acceptsCash: boolean
  /** The last day of its holiday, if it is away now. */
  holidayUntil: string | null
  /** In the shop's order; the first is taken until the customer chooses. */
  methods: BasketMethod[]
  chosenMethodId: string | null
  lines: BasketLine[]
}

export interface BasketMethod {
  id: string
  name: string
  priceMinor: number
  freeOverMinor: number | null
  minDays: number
  maxDays: number
  /** Where it goes, as codes of `shared/places.ts`; empty is everywhere. */
  places: string[]
  /** Prices by weight, lightest first; empty is one price for all. */
  bands: { upToGrams: number; priceMinor: number }[]
  /** What the goods must come to: from, to. */
  minItemsMinor: number | null
  maxItemsMinor: number | null
}

export interface BasketLine {
  id: string
  variantId: string
  productId: string
  /** The categories above its own, and its own. */
  categoryPath: string[]
  slug: string
  title: string
  variantTitle: string
  sku: string
  taxCategory: string
  /** It is downloaded: no part of the parcel. */
  isDigital: boolean
  picture: Picture | null
  quantity: number
  /** What the shelf says; a sale event may say another. */
  unitPriceMinor: number
  /** Of one unit; 0 where the shop has not said. */
  weightGrams: number
  /** Units on the shelf now; 0 when the product is no longer sold. */
  available: number
  isSold: boolean
  /** What a sale event offers it at now. */
  offer: Offer | null
  /** By which it is bought again and again; null for once. */
  plan: LinePlan | null
}

/** The plan of a line. */
export interface LinePlan extends PlanPricing {
  id: string
  unit: RhythmUnit
  every: number
}
