import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { invariant } from '#server/platform/errors.ts'
import { defineJob } from '#server/platform/jobs.ts'
import { gatewayNamed } from './gateways/ask-gateway.ts'
import type { GatewayEvent, GatewayName } from './gateways/gateway.ts'
import { findEventsToTry, holdWaitingEvent, markFailed, markProcessed } from './inbox-repository.ts'
import { markTakenBack } from './kept-means-repository.ts'
import { recordAnswer } from './record-answer.ts'
import { recordChargeback } from './record-chargeback.ts'
import { recordRefundAnswer } from './record-refund-answer.ts'
import { findRefund } from './refund-repository.ts'
import { findAttempt } from './repository.ts'
import { takeApproved } from './take-approved.ts'
import { nextLookAt } from './when-to-look.ts'

/** After so many failures an event is dead and an operator has to look. */
const mostTries = 8

/** Acts on a stored webhook. Doubled, late and out-of-order events find nothing left to change. */
export const processEvent = defineJob<{ id: string }>({
  name: 'process-gateway-event',
  async run(context, { id }) {
    try {
      await inTransaction(context, (tx) => actOn(tx, id))
    } catch (error) {
      context.log.error({ err: error, event: id }, 'a gateway event could not be processed')
      await noteFailure(context, id, error)
    }
  },
})

/** Asks for the events whose next try is due. */
export async function retryEvents(context: Context): Promise<void> {
  const due = await findEventsToTry(context.db, context.clock.now())
  for (const { id } of due) await processEvent.run(context, { id })
}

async function actOn(tx: Context, id: string): Promise<void> {
  const row = await holdWaitingEvent(tx.db, id)
  if (!row) return
  const effect = await effectOf(tx, row.gateway, gatewayNamed(tx, row.gateway).interpret(row.body))
  await markProcessed(tx.db, { id, effect, at: tx.clock.now() })
}

/** Does what an event asks for, if it still is to be done, and says in words what came of it. */
export async function effectOf(tx: Context, gateway: GatewayName, event: GatewayEvent): Promise<string> {
  if (event.about === 'dispute') return await recordChargeback(tx, gateway, event.dispute)
  if (event.about === 'charge') {
    invariant(await findAttempt(tx.db, event.attemptId), `attempt ${event.attemptId} is ours`)
    const moved = await recordAnswer(tx, event.attemptId, event.answer, `told by ${event.type}`)
    if (moved && event.answer.outcome === 'approved')
      await tx.jobs.enqueue(tx, takeApproved, { attemptId: event.attemptId })
    return moved ? `payment ${moved.state}` : 'nothing new'
  }
  if (event.about === 'refund') {
    if (!(await findRefund(tx.db, event.refundId))) {
      // A second charge goes back under the name of its attempt.
      invariant(await findAttempt(tx.db, event.refundId), `refund ${event.refundId} is ours`)
      return `second charge ${event.answer.outcome === 'succeeded' ? 'given back' : event.answer.outcome}`
    }
    return (await recordRefundAnswer(tx, event.refundId, event.answer))
      ? `refund ${event.answer.outcome}`
      : 'nothing new'
  }
  if (event.about === 'payout') {
    await tx.facts.announce(tx, 'payout.told', { payoutId: event.payoutId, answer: event.answer })
    return `payout ${event.answer.outcome.replace('_', ' ')}`
  }
  if (event.about === 'means') {
    const { reference } = event
    return (await markTakenBack(tx.db, { gateway, reference }, tx.clock.now())) ? 'kept means removed' : 'nothing new'
  }
  return 'nothing to do'
}

/** Notes that an event could not be acted on; it is tried again later, or is dead. */
export async function noteFailure(context: Context, id: string, error: unknown): Promise<void> {
  const now = context.clock.now()
  const message = error instanceof Error ? error.message : String(error)
  await markFailed(context.db, { id, error: message.slice(0, 500), mostTries, nextTryAt: nextLookAt(1, now) })
}
