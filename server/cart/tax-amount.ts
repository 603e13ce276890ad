import { rateOf, taxIncludedIn } from '#shared/money.ts'

/** A rate where something is sold, and why it is that. */
export interface LineTax {
  bps: number
  reason: 'rule' | 'no_rule' | 'reverse_charge' | 'small_business'
}

/** How tax and prices go together: inside them or on top. */
export interface TaxTerms {
  pricesIncludeTax: boolean
  /** The customer is a business that accounts for the tax itself. */
  isReverseCharge: boolean
}

/**
 * The price a customer is asked: that on the shelf, or, where it includes tax that the customer accounts for instead,
 * what is left without. Minor units, rounded half away from zero for one unit.
 */
export function askedPrice(shelfMinor: number, { bps }: LineTax, terms: TaxTerms): number {
  return terms.isReverseCharge && terms.pricesIncludeTax ? shelfMinor - taxIncludedIn(shelfMinor, bps) : shelfMinor
}

/** The tax on an amount and what the customer pays for it, with the tax inside. Rounded once, half away from zero. */
export function withTax(
  amountMinor: number,
  tax: LineTax,
  terms: TaxTerms,
): LineTax & { taxMinor: number; totalMinor: number } {
  if (terms.isReverseCharge) return { bps: 0, reason: 'reverse_charge', taxMinor: 0, totalMinor: amountMinor }
  if (terms.pricesIncludeTax) return { ...tax, taxMinor: taxIncludedIn(amountMinor, tax.bps), totalMinor: amountMinor }
  const taxMinor = rateOf(amountMinor, tax.bps)
  return { ...tax, taxMinor, totalMinor: amountMinor + taxMinor }
}
