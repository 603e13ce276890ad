import type { IncomingHttpHeaders } from 'node:http'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import type { Gateway, GatewayEvent } from './gateways/gateway.ts'
import { signatureInvalid } from './errors.ts'
import { insertEvent } from './inbox-repository.ts'
import { processEvent } from './process-event.ts'
import { isNewsOfAttempt } from './record-answer.ts'
import { isNewsOfRefund } from './record-refund-answer.ts'
import { findRefund } from './refund-repository.ts'
import { findAttempt } from './repository.ts'
import { secondsAfter } from './when-to-look.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A lost job is noticed after this long. */
const jobWithinSeconds = 60

/**
 * Takes a webhook in: checks its signature, keeps it raw, and leaves the rest to a job, so the gateway is answered at
 * once. Most webhooks only say again what the gateway has answered already: they are kept, and nothing more. An event
 * that was here before is not kept again. Refuses with `signature_invalid`, keeping nothing.
 */
export async function receiveEvent(
  context: Context,
  gateway: Gateway,
  rawBody: Buffer,
  headers: IncomingHttpHeaders,
): Promise<void> {
  const event = await gateway.readEvent(rawBody, headers)
  if (!event) throw signatureInvalid()
  const at = context.clock.now()
  const raw = {
    gateway: gateway.name,
    eventId: event.id,
    type: event.type,
    body: rawBody,
    headers: plainHeaders(headers),
    at,
  }
  if (!(await isNews(context, event))) return void (await insertEvent(context.db, { ...raw, nextTryAt: null }))
  await inTransaction(context, async (tx) => {
    const id = await insertEvent(tx.db, { ...raw, nextTryAt: secondsAfter(at, jobWithinSeconds) })
    if (id) await tx.jobs.enqueue(tx, processEvent, { id })
  })
}

/** States do not go back, so what is no news now will be none later. An event about nothing of ours is for the job. */
async function isNews({ db }: Context, event: GatewayEvent): Promise<boolean> {
  if (event.about === 'charge' && uuid.test(event.attemptId)) {
    const attempt = await findAttempt(db, event.attemptId)
    return !attempt || isNewsOfAttempt(attempt.attemptState, event.answer)
  }
  if (event.about === 'refund' && uuid.test(event.refundId)) {
    const refund = await findRefund(db, event.refundId)
    return !refund || isNewsOfRefund(refund.state, event.answer)
  }
  return true
}

/** The headers as text; cookies are nobody's business here. */
function plainHeaders({ cookie: _cookie, ...headers }: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}
