import { rateOf } from './money.ts'

/** How a plan prices a unit. Amounts are minor units, as the shelf says prices. */
export interface PlanPricing {
  trialDays: number
  /** A price of its own; null where it is so much less than the shelf says. */
  priceMinor: number | null
  discountBps: number | null
  /** Of the first cycle that is paid; null: as every other. */
  firstPriceMinor: number | null
}

/** What a unit costs in each cycle, when the shelf asks so much; a share is rounded half away from zero. */
export function priceOfCycles({ priceMinor, discountBps }: PlanPricing, shelfMinor: number): number {
  return priceMinor ?? shelfMinor - rateOf(shelfMinor, discountBps ?? 0)
}

/** What a unit costs where somebody subscribes: nothing before a trial, or else the first cycle. */
export function priceAtStart(plan: PlanPricing, shelfMinor: number): number {
  if (plan.trialDays > 0) return 0
  return plan.firstPriceMinor ?? priceOfCycles(plan, shelfMinor)
}

/** What a unit costs in a cycle that is paid, counted from 1. */
export function priceInCycle(plan: Pick<PlanPricing, 'firstPriceMinor'>, regularMinor: number, cycle: number): number {
  return cycle === 1 ? (plan.firstPriceMinor ?? regularMinor) : regularMinor
}
