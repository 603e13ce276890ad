import type { CommissionRule } from '#shared/api/commission.schemas.ts'
import { formatMoney } from '#shared/money.ts'

/** What a rule is for, in words: `Kiln & Clay, Ceramics, from €50.00`. */
export function scopeWords({ shop, category, product, from, below }: CommissionRule, locale: string): string {
  const parts = [
    shop?.name,
    category?.name,
    product?.name,
    from && `from ${formatMoney(from, locale)}`,
    below && `below ${formatMoney(below, locale)}`,
  ].filter((part) => typeof part === 'string')
  return parts.length === 0 ? 'Every sale' : parts.join(', ')
}

/** What a rule takes, in words: `8 % and €0.30 each, at most €20.00 each`. */
export function feeWords({ bps, fixed, minimum, cap }: CommissionRule, locale: string): string {
  const rate = `${bps / 100} %`
  const fee = fixed
    ? bps === 0
      ? `${formatMoney(fixed, locale)} each`
      : `${rate} and ${formatMoney(fixed, locale)} each`
    : rate
  return [
    fee,
    minimum && `at least ${formatMoney(minimum, locale)} each`,
    cap && `at most ${formatMoney(cap, locale)} each`,
  ]
    .filter((part) => part !== null)
    .join(', ')
}
