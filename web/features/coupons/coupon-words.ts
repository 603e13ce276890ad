import type { Coupon } from '#shared/api/coupons.schemas.ts'
import { formatMoney } from '#shared/money.ts'

/** What a coupon takes off, in words: `10 %`, `€5.00`, `Free delivery`. */
export function offWords({ kind, bps, amount }: Pick<Coupon, 'kind' | 'bps' | 'amount'>, locale: string): string {
  if (kind === 'free_shipping') return 'Free delivery'
  return kind === 'percent' ? `${(bps ?? 0) / 100} %` : formatMoney(amount!, locale)
}

/** Under which conditions: `From €50.00, once each, until 3 Dec 2026`. */
export function termsWords(coupon: Coupon, locale: string): string {
  const day = (at: string) => new Date(at).toLocaleDateString(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const things = [...coupon.products, ...coupon.categories].map(({ name }) => name)
  return [
    things.length > 0 && `for ${things.join(', ')}`,
    coupon.minimum && `from ${formatMoney(coupon.minimum, locale)}`,
    coupon.maximum && `up to ${formatMoney(coupon.maximum, locale)}`,
    coupon.maxDiscount && `at most ${formatMoney(coupon.maxDiscount, locale)} off`,
    coupon.isForFirstOrder && 'first order',
    coupon.maxUsesPerCustomer !== null && `${coupon.maxUsesPerCustomer} each`,
    coupon.startsAt && `from ${day(coupon.startsAt)}`,
    coupon.endsAt && `until ${day(coupon.endsAt)}`,
    coupon.isStackable && 'joins other codes',
  ]
    .filter((part) => typeof part === 'string')
    .join(', ')
}
