import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import type { RefundBearer, RefundKind } from './refund-state.ts'
import { findRefund, insertRefund, type RefundParts } from './refund-repository.ts'
import { refundFact } from './refund-fact.ts'
import { sendRefund } from './send-refund.ts'
import { firstRefundLookAt } from './when-to-look.ts'

export interface RefundWish extends RefundParts {
  /** The business it is for, such as `cancellation:<order>`: asked for twice, it is one refund, unless it has failed. */
  key: string
  checkoutId: string
  orderId: string
  shopId: string
  kind: RefundKind
  bearer: RefundBearer
  reason: string
  /** Who gives it back, as histories tell it. */
  by: 'customer' | 'shop' | 'market' | 'system'
  personId: string | null
}

/**
 * Promises money back for an order and announces it; a job sends it, or an operator where it was cash. Answers its id. The amount
 * is at most what was captured and not refunded yet. Runs in the caller's transaction, as the market.
 */
export async function requestRefund(tx: Context, wish: RefundWish): Promise<{ refundId: string }> {
  invariant(tx.isInTransaction, 'a refund is requested together with what it is for')
  const at = tx.clock.now()
  const outcome = await insertRefund(tx.db, { ...wish, way: 'gateway', at, nextLookAt: firstRefundLookAt(at) })
  invariant(outcome, `the payment of order ${wish.orderId} was captured`)
  const { refundId, isNew, isCovered, way } = outcome
  invariant(isCovered, `the refund of order ${wish.orderId} is covered by what was captured`)
  if (isNew) {
    const refund = await findRefund(tx.db, refundId)
    await tx.facts.announce(tx, 'refund.requested', refundFact(refund!))
    // Cash that was paid at a door has no gateway to go back through: somebody transfers it.
    if (way === 'gateway') await tx.jobs.enqueue(tx, sendRefund, { refundId })
  }
  return { refundId }
}
