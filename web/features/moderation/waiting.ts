import type { MarketOverview } from '#shared/api/orders.schemas.ts'

/** What waits for an operator, by queue. */
export interface Waiting {
  shopsToApprove: number
  paymentsUnknown: number
  refundsFailed: number
  deadEvents: number
}

/** The queues of the market. */
export function waitingIn(overview: MarketOverview): Waiting {
  const { shopsToApprove, paymentsUnknown, refundsFailed, deadEvents } = overview
  return { shopsToApprove, paymentsUnknown, refundsFailed, deadEvents }
}

/** How many decisions wait in all. */
export function totalWaiting(waiting: Waiting): number {
  return Object.values(waiting).reduce((sum, count) => sum + count, 0)
}
