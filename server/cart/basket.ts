import type { Picture } from '#shared/api/values.schemas.ts'

/** A cart as the database has it now, grouped by shop, with live prices and stock. Amounts are minor units. */
export interface Basket {
  cartId: string
  shops: BasketShop[]
}

export interface BasketShop {
  id: string
  slug: string
  name: string
  logo: Picture | null
  acceptsCash: boolean
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
}

export interface BasketLine {
  id: string
  variantId: string
  productId: string
  categoryId: string
  slug: string
  title: string
  variantTitle: string
  sku: string
  taxCategory: string
  picture: Picture | null
  quantity: number
  unitPriceMinor: number
  /** Units on the shelf now; 0 when the product is no longer sold. */
  available: number
  isSold: boolean
}
