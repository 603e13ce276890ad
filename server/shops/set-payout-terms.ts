import type { Context } from '#server/platform/context.ts'
import { shopNotFound } from './errors.ts'
import { mayJudgeShops } from './policy.ts'
import { findPayoutTerms, updatePayoutTerms, type PayoutTerms } from './repository.ts'

/** How long the money of a shop rests, where it is not as everywhere. Refuses with `shop_not_found`. */
export async function getPayoutTerms(context: Context, shopId: string): Promise<PayoutTerms> {
  mayJudgeShops(context)
  const terms = await findPayoutTerms(context.db, shopId)
  if (!terms) throw shopNotFound()
  return terms
}

/**
 * Sets hold and reserve of one shop, for parcels that arrive from now on; what is held keeps its day. Refuses with
 * `shop_not_found`.
 */
export async function setPayoutTerms(context: Context, shopId: string, terms: PayoutTerms): Promise<void> {
  mayJudgeShops(context)
  if (!(await updatePayoutTerms(context.db, shopId, terms))) throw shopNotFound()
}
