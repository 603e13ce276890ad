import { useListChatReportsInfiniteQuery } from '../../data/chat-reports.ts'
import { useListDisputesInfiniteQuery } from '../../data/disputes.ts'
import { useListMarketProductsInfiniteQuery } from '../../data/market-catalog.ts'
import { useCountModerationQuery } from '../../data/moderation.ts'
import { useGetMarketOverviewQuery } from '../../data/orders.ts'
import { useListMarketWithdrawalsInfiniteQuery } from '../../data/withdrawals.ts'

/** What waits for an operator, by queue. */
export interface Waiting {
  refundsFailed: number
  paymentsUnknown: number
  deadEvents: number
  disputes: number
  withdrawals: number
  shops: number
  products: number
  /** Reported and held: reviews, questions, things and shops. */
  moderation: number
  chatReports: number
}

/** Counts every queue of the market; `null` until the figures are there. What cannot be read counts as nothing. */
export function useWaiting({ skip = false } = {}): Waiting | null {
  const { data: overview } = useGetMarketOverviewQuery(undefined, { skip })
  const { data: disputes } = useListDisputesInfiniteQuery({ limit: 1 }, { skip })
  const { data: withdrawals } = useListMarketWithdrawalsInfiniteQuery({ limit: 1 }, { skip })
  const { data: products } = useListMarketProductsInfiniteQuery({ limit: 1 }, { skip })
  const { data: counts } = useCountModerationQuery(undefined, { skip })
  const { data: chatReports } = useListChatReportsInfiniteQuery({ limit: 1 }, { skip })
  if (!overview) return null
  const { refundsFailed, paymentsUnknown, deadEvents, shopsToApprove } = overview
  return {
    refundsFailed,
    paymentsUnknown,
    deadEvents,
    disputes: disputes?.pages[0]?.waiting ?? 0,
    withdrawals: withdrawals?.pages[0]?.counts['requested'] ?? 0,
    shops: shopsToApprove,
    products: products?.pages[0]?.waiting ?? 0,
    moderation: counts ? counts.reviews + counts.questions + counts.listings : 0,
    chatReports: chatReports?.pages[0]?.waiting ?? 0,
  }
}

/** How many decisions wait in all. */
export function totalWaiting(waiting: Waiting): number {
  return Object.values(waiting).reduce((sum: number, count: number) => sum + count, 0)
}
