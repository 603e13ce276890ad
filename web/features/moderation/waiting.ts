import type { MarketOverview } from '#shared/api/orders.schemas.ts'

/** What waits for an operator, by queue. */
export type Waiting = Pick<MarketOverview, 'shopsToApprove' | 'paymentsUnknown' | 'refundsFailed' | 'deadEvents'>

/** How many decisions wait in all. */
export function totalWaiting({ shopsToApprove, paymentsUnknown, refundsFailed, deadEvents }: Waiting): number {
  return shopsToApprove + paymentsUnknown + refundsFailed + deadEvents
}
