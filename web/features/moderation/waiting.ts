import type { MarketOverview } from '#shared/api/orders.schemas.ts'

/** What waits for an operator, by queue. */
export interface Waiting {
  shopsToApprove: number
  paymentsUnknown: number
  refundsFailed: number
  deadEvents: number
}

/** The queues of the market; one that this server does not count is empty. */
export function waitingIn(overview: MarketOverview & { refundsFailed?: number }): Waiting {
  const { shopsToApprove, paymentsUnknown, refundsFailed = 0, deadEvents } = overview
  return { shopsToApprove, paymentsUnknown, refundsFailed, deadEvents }
}

/** How many decisions wait in all. */
export function totalWaiting(waiting: Waiting): number {
  return Object.values(waiting).reduce((sum, count) => sum + count, 0)
}
