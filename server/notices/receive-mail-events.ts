import type { IncomingHttpHeaders } from 'node:http'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { readSigned } from '#server/platform/http/contract.ts'
import { isGenuine, signatureHeader } from '#server/platform/http/signature.ts'
import { pauseAddresses } from '#server/platform/mail/index.ts'
import { MailEvents } from '#shared/api/paused-addresses.schemas.ts'
import { signatureInvalid } from './errors.ts'

/**
 * Hears of the mail relay what became of letters: a permanent bounce or a complaint pauses its address; what was delivered,
 * and what bounced this once, changes nothing and is not kept. Refuses with `signature_invalid` (also where no secret is
 * set), `broken_json` or `validation_failed`.
 */
export async function receiveMailEvents(context: Context, body: Buffer, headers: IncomingHttpHeaders): Promise<void> {
  const { mailWebhookSecret } = context.config
  // A relay goes by the time outside, wherever business time has been moved to.
  const now = context.clock.outside()
  if (!mailWebhookSecret || !isGenuine(headers[signatureHeader], body, mailWebhookSecret, now)) throw signatureInvalid()
  const news = readSigned(body, MailEvents).flatMap(({ id, kind, address, permanent, at }) => {
    if (kind === 'delivered' || (kind === 'bounced' && !permanent)) return []
    return [{ id, reason: kind, address, at: new Date(at) }]
  })
  if (news.length > 0) await inTransaction(context, (tx) => pauseAddresses(tx.db, news, now))
}
