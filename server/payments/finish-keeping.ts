import { daysAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { askedCharge } from './asked-charge.ts'
import { askGateway, gatewayNamed } from './gateways/ask-gateway.ts'
import { listAttemptsThatKeep, settleMeans } from './kept-means-repository.ts'
import { findAttempt } from './repository.ts'

const batchSize = 20
/** What a gateway has not kept by then it will not keep. */
const keptWithinDays = 3

/**
 * Asks about charges that have paid, and of which nobody has said yet what they kept: the webhook came first, which does
 * not show it, or the gateway keeps it a little later.
 */
export async function finishKeeping(context: Context): Promise<void> {
  const at = context.clock.now()
  const waiting = await listAttemptsThatKeep(context.db, { since: daysAfter(at, -keptWithinDays), most: batchSize })
  for (const { attemptId, meansId } of waiting) await finishOne(context, { attemptId, meansId })
}

async function finishOne(context: Context, { attemptId, meansId }: { attemptId: string; meansId: string }) {
  const row = await findAttempt(context.db, attemptId)
  if (!row) return
  const gateway = gatewayNamed(context, row.gateway)
  const found = await askGateway(context, gateway.name, 'find', () => gateway.find(askedCharge(row)))
  if (found.outcome !== 'captured' || !found.kept) return
  const answer = { outcome: 'kept' as const, ...found.kept }
  await settleMeans(context.db, { id: meansId, answer, at: context.clock.now() })
}
