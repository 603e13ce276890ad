import type { Totals } from '#shared/api/cart.schemas.ts'

/** What coupons took off, and the tax where it comes on top, as rows of a sum; none where there is nothing to say. */
export function discountRows({ discount, tax, isTaxIncluded }: Totals) {
  const taken = { ...discount, amountMinor: -discount.amountMinor }
  return [
    ...(discount.amountMinor > 0 ? [{ label: 'Codes', amount: taken, isGood: true }] : []),
    ...(isTaxIncluded ? [] : [{ label: 'VAT', amount: tax }]),
  ]
}
