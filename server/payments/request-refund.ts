import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import type { RefundKind } from './refund-state.ts'
import { insertRefund } from './refund-repository.ts'
import { sendRefund } from './send-refund.ts'
import { firstRefundLookAt } from './when-to-look.ts'

export interface RefundWish {
  checkoutId: string
  orderId: string
  shopId: string
  /** Minor units; at most what was captured and not refunded yet. */
  amountMinor: number
  kind: RefundKind
  reason: string
}

/**
 * Promises money back for an order; a job sends it. Asked twice for the same order and kind, it is one refund. Answers
 * its id, or null when nothing was captured and nothing need go back. Runs in the caller's transaction, as the market.
 */
export async function requestRefund(tx: Context, wish: RefundWish): Promise<{ refundId: string } | null> {
  invariant(tx.isInTransaction, 'a refund is requested together with what it is for')
  const at = tx.clock.now()
  const outcome = await insertRefund(tx.db, { ...wish, at, nextLookAt: firstRefundLookAt(at) })
  if (!outcome) return null
  invariant(outcome.isCovered, `the refund of order ${wish.orderId} is covered by what was captured`)
  if (outcome.isNew) await tx.jobs.enqueue(tx, sendRefund, { refundId: outcome.refundId })
  return { refundId: outcome.refundId }
}
