import type { Context } from '#server/platform/context.ts'
import { memberWhoMay } from '#server/shops/index.ts'
import { planNotFound } from './errors.ts'
import { closePlan } from './repository.ts'

/** Stops offering a plan; who subscribed keeps it. Refuses with `not_allowed` or `plan_not_found`. */
export async function withdrawPlan(context: Context, planId: string): Promise<void> {
  const { shopId } = memberWhoMay(context, 'prices')
  if (!(await closePlan(context.db, { planId, shopId, at: context.clock.now() }))) throw planNotFound()
}
