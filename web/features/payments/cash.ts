import type { Market } from '#shared/api/market.schemas.ts'
import { formatMoney } from '#shared/money.ts'
import { liesInAny } from '#shared/places.ts'
import type { OrderToPay } from './payment-method.ts'

/**
 * Why an order cannot be paid in cash at the door; null when it can. Cash works for one parcel of one shop, up to what the
 * market lets couriers collect, where it lets them.
 */
export function whyNoCash({ shops, total, destination }: OrderToPay, { cash, locale }: Market): string | null {
  if (shops.length > 1) return 'Only when everything comes from one shop: there would be several couriers to pay.'
  if (shops.some(({ hasDownloads }) => hasDownloads))
    return 'What you download is there before anybody could come to your door.'
  const shop = shops[0]
  if (shop && !shop.acceptsCash) return `${shop.name} does not take cash.`
  const { limit, places } = cash
  if (limit && limit.currency === total.currency && total.amountMinor > limit.amountMinor)
    return `Possible up to ${formatMoney(limit, locale)}.`
  return destination && !liesInAny(places, destination) ? 'Not possible where this goes.' : null
}
