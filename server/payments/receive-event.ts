import type { IncomingHttpHeaders } from 'node:http'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import type { Gateway } from './gateways/gateway.ts'
import { signatureInvalid } from './errors.ts'
import { insertEvent } from './inbox-repository.ts'
import { processEvent } from './process-event.ts'
import { secondsAfter } from './when-to-look.ts'

/** A lost job is noticed after this long. */
const jobWithinSeconds = 60

/**
 * Takes a webhook in: checks its signature, keeps it raw, and leaves the rest to a job, so the gateway is answered at
 * once. An event that was here before is not kept again. Refuses with `signature_invalid`, keeping nothing.
 */
export async function receiveEvent(
  context: Context,
  gateway: Gateway,
  rawBody: Buffer,
  headers: IncomingHttpHeaders,
): Promise<void> {
  const event = gateway.readEvent(rawBody, headers)
  if (!event) throw signatureInvalid()
  const at = context.clock.now()
  await inTransaction(context, async (tx) => {
    const id = await insertEvent(tx.db, {
      gateway: gateway.name,
      eventId: event.id,
      type: event.type,
      body: rawBody,
      headers: plainHeaders(headers),
      at,
      nextTryAt: secondsAfter(at, jobWithinSeconds),
    })
    if (id) await tx.jobs.enqueue(tx, processEvent, { id })
  })
}

/** The headers as text; cookies are nobody's business here. */
function plainHeaders({ cookie: _cookie, ...headers }: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}
