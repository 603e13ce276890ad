import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { cancelAtGateway } from './cancel-at-gateway.ts'
import { attemptMachine, paymentMachine } from './payment-state.ts'
import { expirePayment } from './repository.ts'

/**
 * Gives up the payment of a checkout, if it has one that is still open; the gateway is told by a job. Money that
 * arrives all the same is captured and announced. Runs in the caller's transaction, as the market.
 */
export async function giveUpPayment(tx: Context, { checkoutId }: { checkoutId: string }): Promise<void> {
  invariant(tx.isInTransaction, 'a payment is given up together with what it was for')
  const expired = await expirePayment(tx.db, {
    checkoutId,
    from: paymentMachine.statesBefore('give_up'),
    attemptFrom: attemptMachine.statesBefore('give_up'),
    at: tx.clock.now(),
  })
  if (expired?.attemptId) await tx.jobs.enqueue(tx, cancelAtGateway, { attemptId: expired.attemptId })
}
