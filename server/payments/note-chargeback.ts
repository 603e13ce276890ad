import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { refundFact } from './refund-fact.ts'
import { findRefund, insertChargeback } from './refund-repository.ts'
import type { RefundWish } from './request-refund.ts'

/**
 * Notes that a bank has taken money of a payment back for its customer: a refund that has happened without us. Answers its
 * id. Runs in the caller's transaction, as the market.
 */
export async function noteChargeback(tx: Context, wish: RefundWish): Promise<{ refundId: string }> {
  invariant(tx.isInTransaction, 'a chargeback is noted together with the case about it')
  const refundId = await insertChargeback(tx.db, { ...wish, way: 'chargeback', at: tx.clock.now(), nextLookAt: null })
  invariant(refundId, `the payment of order ${wish.orderId} holds what its bank has taken`)
  const refund = await findRefund(tx.db, refundId)
  await tx.facts.announce(tx, 'refund.succeeded', refundFact(refund!))
  return { refundId }
}
