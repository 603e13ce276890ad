import type { TaxRuleInput } from '#shared/api/tax.schemas.ts'
import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { findNamed } from './commission-repository.ts'
import { namedNotFound, ruleNotFound, ruleTaken } from './errors.ts'
import { deleteTaxRule, hasTwin, insertTaxRule, updateTaxRule } from './tax-repository.ts'

/** How an operator keeps the rates of tax. Every change is for new orders: an order keeps the rate it was sold under. */

/** Adds a rate. Refuses with `rule_taken` where there is one for the same shop, place and category, or `shop_not_found`. */
export async function addTaxRule(context: Context, rule: TaxRuleInput): Promise<void> {
  await checkShop(context, rule)
  if (!(await insertTaxRule(context.db, newId(), rule, context.clock.now()))) throw ruleTaken()
  await context.ports.market.reload()
}

/** Changes a rate. Refuses with `rule_not_found` and as adding does. */
export async function changeTaxRule(context: Context, id: string, rule: TaxRuleInput): Promise<void> {
  await checkShop(context, rule)
  await inTransaction(context, async ({ db }) => {
    if (await hasTwin(db, id, rule)) throw ruleTaken()
    if (!(await updateTaxRule(db, id, rule, context.clock.now()))) throw ruleNotFound()
  })
  await context.ports.market.reload()
}

/** Removes a rate. Refuses with `rule_not_found`. */
export async function removeTaxRule(context: Context, id: string): Promise<void> {
  if (!(await deleteTaxRule(context.db, id))) throw ruleNotFound()
  await context.ports.market.reload()
}

async function checkShop(context: Context, { shopId }: TaxRuleInput): Promise<void> {
  if (!shopId) return
  const { shopCurrency } = await findNamed(context.db, { shopId, categoryId: null, productId: null })
  if (!shopCurrency) throw namedNotFound('shop')
}
