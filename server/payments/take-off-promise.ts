import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { refundFact } from './refund-fact.ts'
import { findRefund, insertUncollected } from './refund-repository.ts'
import type { RefundWish } from './request-refund.ts'

/**
 * Takes a part off what is to be paid at the door, before it was paid: nothing goes back, so much less is asked for.
 * Noted as a refund that has succeeded, so that lines, tax and commission are counted as in every other. Answers its
 * id. Runs in the caller's transaction, as the market.
 */
export async function takeOffPromise(tx: Context, wish: RefundWish): Promise<{ refundId: string }> {
  invariant(tx.isInTransaction, 'a promise is reduced together with its order')
  const refundId = await insertUncollected(tx.db, {
    ...wish,
    way: 'not_collected',
    at: tx.clock.now(),
    nextLookAt: null,
  })
  invariant(refundId, `checkout ${wish.checkoutId} is to be paid at the door, and so much of it is left`)
  const refund = await findRefund(tx.db, refundId)
  await tx.facts.announce(tx, 'refund.succeeded', refundFact(refund!))
  return { refundId }
}
