import type { CommissionPreview, CommissionRule } from '#shared/api/commission.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import { money } from '#shared/money.ts'
import type { Commission, CommissionRule as Rule, Sale } from './commission.ts'
import type { NamedCommissionRule } from './commission-repository.ts'
import type { MarketSettings } from './settings.ts'

/** The list of rules as the operator keeps it. */
export function presentRules(rules: readonly NamedCommissionRule[], settings: MarketSettings) {
  return {
    items: rules.map((rule) => presentRule(rule, settings.currency)),
    marketBps: settings.commissionBps,
    taxBps: settings.commissionTaxBps,
  }
}

/** What a sale would cost, as the seller and the operator ask it. */
export function presentPreview(
  {
    sale: { amountMinor, currency },
    commission,
    isOfMarket,
  }: { sale: Sale; commission: Commission; isOfMarket: boolean },
  rules: readonly Rule[],
): CommissionPreview {
  const rule = rules.find(({ id }) => id === commission.ruleId)
  return {
    goods: money(amountMinor, currency),
    bps: commission.bps,
    rule: rule ? { id: rule.id, name: rule.name } : null,
    isOfMarket,
    commission: money(commission.amountMinor, currency),
    commissionTax: money(commission.taxMinor, currency),
    shopReceives: money(amountMinor - commission.amountMinor - commission.taxMinor, currency),
  }
}

function presentRule(rule: NamedCommissionRule, marketCurrency: Currency): CommissionRule {
  const { id, name, shop, category, product, bps } = rule
  const amount = (amountMinor: number | null) =>
    amountMinor === null ? null : money(amountMinor, rule.currency ?? marketCurrency)
  return {
    id,
    name,
    shop,
    category,
    product,
    from: amount(rule.fromMinor),
    below: amount(rule.belowMinor),
    bps,
    fixed: amount(rule.fixedMinor === 0 ? null : rule.fixedMinor),
    minimum: amount(rule.minimumMinor),
    cap: amount(rule.capMinor),
  }
}
