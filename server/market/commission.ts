import type { Currency } from '#shared/currencies.ts'
import { rateOf } from '#shared/money.ts'

/** A rule of the list. A condition that is null holds for everything; amounts are minor units of its currency. */
export interface CommissionRule {
  id: string
  name: string
  shopId: string | null
  categoryId: string | null
  productId: string | null
  /** The price of one unit: from here. */
  fromMinor: number | null
  /** The price of one unit: below this. */
  belowMinor: number | null
  /** Sales in this currency only; null for a rule without amounts. */
  currency: Currency | null
  bps: number
  /** On top of the rate, for every unit. */
  fixedMinor: number
  /** The least and the most for every unit. */
  minimumMinor: number | null
  capMinor: number | null
}

/** A line that is sold, or might be. Minor units. */
export interface Sale {
  shopId: string
  /** The categories above its own, and its own. */
  categoryPath: readonly string[]
  productId: string | null
  unitPriceMinor: number
  quantity: number
  /** What the shop gets for all units, after the discounts it bears. */
  amountMinor: number
  currency: Currency
}

/** What the market keeps of a sale, and under which rule; null is the market's own rate. Minor units. */
export interface Commission {
  ruleId: string | null
  bps: number
  amountMinor: number
  /** Tax on the fee itself, on top of it. */
  taxMinor: number
  taxBps: number
}

export interface CommissionTerms {
  /** In order: the first that fits decides. */
  rules: readonly CommissionRule[]
  /** Where no rule fits. */
  marketBps: number
  /** The tax on the fee. */
  taxBps: number
  /** Shops in which the market sells itself. */
  shopsOfMarket: ReadonlySet<string>
}

/**
 * What the market keeps of a sale: the rate of its amount and the fixed part for every unit, at least the minimum and at
 * most the cap of every unit, and never more than the sale itself. Rounded once, half away from zero; so is its tax. Nothing where
 * the market sells itself, whatever the rules say.
 */
export function commissionOf(sale: Sale, { rules, marketBps, taxBps, shopsOfMarket }: CommissionTerms): Commission {
  if (shopsOfMarket.has(sale.shopId)) return { ruleId: null, bps: 0, amountMinor: 0, taxMinor: 0, taxBps }
  const rule = rules.find((rule) => isFor(rule, sale))
  const bps = rule?.bps ?? marketBps
  const amountMinor = Math.min(rule ? feeUnder(rule, sale) : rateOf(sale.amountMinor, bps), sale.amountMinor)
  return { ruleId: rule?.id ?? null, bps, amountMinor, taxMinor: rateOf(amountMinor, taxBps), taxBps }
}

/** The rate most sales of a shop have: that of the first rule for all it sells, or else the market's; none in a shop of the market. Basis points. */
export function usualCommissionBps(shopId: string, { rules, marketBps, shopsOfMarket }: CommissionTerms): number {
  if (shopsOfMarket.has(shopId)) return 0
  return rules.find((rule) => isForAllOf(rule, shopId))?.bps ?? marketBps
}

function isFor(rule: CommissionRule, sale: Sale): boolean {
  return (
    (rule.shopId === null || rule.shopId === sale.shopId) &&
    (rule.categoryId === null || sale.categoryPath.includes(rule.categoryId)) &&
    (rule.productId === null || rule.productId === sale.productId) &&
    (rule.currency === null || rule.currency === sale.currency) &&
    (rule.fromMinor === null || sale.unitPriceMinor >= rule.fromMinor) &&
    (rule.belowMinor === null || sale.unitPriceMinor < rule.belowMinor)
  )
}

function feeUnder(
  { bps, fixedMinor, minimumMinor, capMinor }: CommissionRule,
  { amountMinor, quantity }: Sale,
): number {
  const fee = rateOf(amountMinor, bps) + fixedMinor * quantity
  const atLeast = Math.max(fee, (minimumMinor ?? 0) * quantity)
  return capMinor === null ? atLeast : Math.min(atLeast, capMinor * quantity)
}

function isForAllOf({ shopId, categoryId, productId, fromMinor, belowMinor }: CommissionRule, ofShop: string): boolean {
  const isNarrow = categoryId !== null || productId !== null || fromMinor !== null || belowMinor !== null
  return !isNarrow && (shopId === null || shopId === ofShop)
}
