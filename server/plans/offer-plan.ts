import type { z } from 'zod'
import type { planSchemas } from '#shared/api/plans.schemas.ts'
import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { memberWhoMay } from '#server/shops/index.ts'
import { endsBeforeMinimum, planTooMany, variantOfPlanNotFound } from './errors.ts'
import { countOffered, findVariantToOffer, insertPlan } from './repository.ts'

export type OfferPlan = z.output<typeof planSchemas.offerPlan.body>

/** Among how many plans a customer can choose. */
const mostPlans = 6

/**
 * Offers a variant of the own shop by plan, and answers the plan's id. Amounts are minor units in the shop's currency.
 * Refuses with `not_allowed`, `variant_not_found`, `plan_too_many` or `plan_never_ends_before_minimum`.
 */
export async function offerPlan(context: Context, plan: OfferPlan): Promise<string> {
  const { shopId } = memberWhoMay(context, 'prices')
  if (plan.endAfter !== null && plan.endAfter < plan.minCycles) throw endsBeforeMinimum()
  return await inTransaction(context, async (tx) => {
    const variant = await findVariantToOffer(tx.db, { shopId, variantId: plan.variantId })
    if (!variant) throw variantOfPlanNotFound()
    if ((await countOffered(tx.db, plan.variantId)) >= mostPlans) throw planTooMany(mostPlans)
    const id = newId()
    await insertPlan(tx.db, { ...plan, id, shopId, productId: variant.productId, at: tx.clock.now() })
    return id
  })
}
