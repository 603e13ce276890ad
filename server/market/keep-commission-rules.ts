import type { CommissionRuleInput } from '#shared/api/commission.schemas.ts'
import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import {
  findNamed,
  insertCommissionRule,
  lockCommissionRules,
  setOrderOfCommissionRules,
  takeOutCommissionRule,
  updateCommissionRule,
  type CommissionRuleRow,
} from './commission-repository.ts'
import { namedNotFound, ruleNotFound, rulesChanged } from './errors.ts'
import { settingsOf } from './settings.ts'

/** How an operator keeps the list of commission rules. Every change is for new orders: an order keeps what it was sold under. */

/** Adds a rule at the end of the list. Refuses with `shop_not_found`, `category_not_found` or `product_not_found`. */
export async function addCommissionRule(context: Context, input: CommissionRuleInput): Promise<void> {
  const rule = await ruleFrom(context, input)
  await insertCommissionRule(context.db, newId(), rule, context.clock.now())
  await context.ports.market.reload()
}

/** Changes a rule where it stands. Refuses with `rule_not_found` and as adding does. */
export async function changeCommissionRule(context: Context, id: string, input: CommissionRuleInput): Promise<void> {
  const rule = await ruleFrom(context, input)
  if (!(await updateCommissionRule(context.db, id, rule, context.clock.now()))) throw ruleNotFound()
  await context.ports.market.reload()
}

/** Takes a rule out of the list. Refuses with `rule_not_found`. */
export async function removeCommissionRule(context: Context, id: string): Promise<void> {
  if (!(await takeOutCommissionRule(context.db, id, context.clock.now()))) throw ruleNotFound()
  await context.ports.market.reload()
}

/** Sets the order of the list. Refuses with `rules_changed` unless exactly the rules in it are named. */
export async function orderCommissionRules(context: Context, ids: readonly string[]): Promise<void> {
  await inTransaction(context, async ({ db }) => {
    const known = await lockCommissionRules(db)
    if (known.join() !== ids.toSorted().join()) throw rulesChanged()
    await setOrderOfCommissionRules(db, ids)
  })
  await context.ports.market.reload()
}

/** A rule without amounts is for every currency; one with amounts for the one they are in. */
async function ruleFrom(context: Context, input: CommissionRuleInput): Promise<CommissionRuleRow> {
  const named = await findNamed(context.db, input)
  if (input.shopId && !named.shopCurrency) throw namedNotFound('shop')
  if (input.categoryId && !named.categoryPath) throw namedNotFound('category')
  if (input.productId && !named.product) throw namedNotFound('product')
  const { fixedMinor, fromMinor, belowMinor, minimumMinor, capMinor } = input
  const hasAmounts = fixedMinor > 0 || [fromMinor, belowMinor, minimumMinor, capMinor].some((amount) => amount !== null)
  return { ...input, currency: hasAmounts ? (input.currency ?? settingsOf(context).currency) : null }
}
