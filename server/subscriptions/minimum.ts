import type { PlanOfSubscription, SubscriptionRow } from './repository.ts'

/**
 * The least number of cycles a subscription is bound to once it runs by another plan: the larger of both, so that nobody leaves a
 * promise by changing the plan. Who has not paid any cycle yet, on trial, is bound to the new plan alone.
 */
export function minimumBy(
  plan: Pick<PlanOfSubscription, 'minCycles'>,
  { cyclesPaid, minCycles }: Pick<SubscriptionRow, 'cyclesPaid' | 'minCycles'>,
): number {
  return cyclesPaid === 0 ? plan.minCycles : Math.max(plan.minCycles, minCycles)
}

/** How many cycles are still to be paid before a subscription can be cancelled. */
export function missingCycles({ minCycles, cyclesPaid }: Pick<SubscriptionRow, 'cyclesPaid' | 'minCycles'>): number {
  return Math.max(0, minCycles - cyclesPaid)
}
