import type { ShopToPay } from './payment-method.ts'

/** Why these shops cannot be paid in cash at the door; null when they can. Cash works for one parcel of one shop. */
export function whyNoCash(shops: readonly ShopToPay[]): string | null {
  if (shops.length > 1) return 'Only when everything comes from one shop: there would be several couriers to pay.'
  const shop = shops[0]
  return shop && !shop.acceptsCash ? `${shop.name} does not take cash.` : null
}
