import type { IncomingHttpHeaders } from 'node:http'
import { daysAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import type { Gateway, GatewayEvent } from './gateways/gateway.ts'
import { signatureInvalid } from './errors.ts'
import { deleteRefusedEvents, insertEvent, insertRefusedEvent } from './inbox-repository.ts'
import { processEvent } from './process-event.ts'
import { isNewsOfAttempt } from './record-answer.ts'
import { isNewsOfRefund } from './record-refund-answer.ts'
import { findRefund } from './refund-repository.ts'
import { findAttempt } from './repository.ts'
import { secondsAfter } from './when-to-look.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Refused events are kept for an operator's eye only: so many an hour, so long, and the beginning of each. */
const mostRefusedAnHour = 50
const refusedForDays = 14
const refusedBytes = 16_384

/** A lost job is noticed after this long. */
const jobWithinSeconds = 60

/**
 * Takes a webhook in: checks its signature, keeps it raw, and leaves the rest to a job, so the gateway is answered at
 * once. Most webhooks only say again what the gateway has answered already: they are kept, and nothing more. An event
 * that was here before is not kept again. Refuses with `signature_invalid`; what was refused is kept for a while, and
 * never acted on.
 */
export async function receiveEvent(
  context: Context,
  gateway: Gateway,
  rawBody: Buffer,
  headers: IncomingHttpHeaders,
): Promise<void> {
  const event = await gateway.readEvent(rawBody, headers)
  const at = context.clock.now()
  if (!event) {
    await keepRefused(context, gateway, rawBody, headers)
    throw signatureInvalid()
  }
  const raw = {
    gateway: gateway.name,
    eventId: event.id,
    type: event.type,
    body: rawBody,
    headers: plainHeaders(headers),
    at,
    ...subjectsOf(event),
  }
  if (!(await isNews(context, event))) return void (await insertEvent(context.db, { ...raw, nextTryAt: null }))
  await inTransaction(context, async (tx) => {
    const id = await insertEvent(tx.db, { ...raw, nextTryAt: secondsAfter(at, jobWithinSeconds) })
    if (id) await tx.jobs.enqueue(tx, processEvent, { id })
  })
}

/** Forgets what was refused long ago. */
export async function forgetRefusedEvents({ db, clock }: Context): Promise<void> {
  await deleteRefusedEvents(db, daysAfter(clock.now(), -refusedForDays))
}

/** What it claims to be about is shown as a claim; a body that nobody can read is about nothing. */
async function keepRefused(context: Context, gateway: Gateway, rawBody: Buffer, headers: IncomingHttpHeaders) {
  const claimed = claimOf(gateway, rawBody)
  await insertRefusedEvent(context.db, {
    gateway: gateway.name,
    type: claimed?.type.slice(0, 120) ?? 'unreadable',
    body: rawBody.subarray(0, refusedBytes),
    headers: Object.fromEntries(
      Object.entries(plainHeaders(headers)).map(([name, text]) => [name, text.slice(0, 500)]),
    ),
    at: context.clock.now(),
    ...subjectsOf(claimed),
    mostAnHour: mostRefusedAnHour,
  })
}

function claimOf(gateway: Gateway, rawBody: Buffer): GatewayEvent | null {
  try {
    return gateway.interpret(rawBody)
  } catch {
    return null
  }
}

function subjectsOf(event: GatewayEvent | null): { attemptId: string | null; refundId: string | null } {
  return {
    attemptId: event?.about === 'charge' && uuid.test(event.attemptId) ? event.attemptId : null,
    refundId: event?.about === 'refund' && uuid.test(event.refundId) ? event.refundId : null,
  }
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
