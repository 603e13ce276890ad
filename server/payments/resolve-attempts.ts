import type { Context } from '#server/platform/context.ts'
import { askedCharge } from './asked-charge.ts'
import { askGateway, gatewayNamed } from './gateways/ask-gateway.ts'
import type { ChargeAnswer } from './gateways/gateway.ts'
import { recordAnswer } from './record-answer.ts'
import { lookLater, takeAttemptsToLookAt, type PaymentRow } from './repository.ts'
import { takeApproved } from './take-approved.ts'
import { nextLookAt, secondsAfter } from './when-to-look.ts'

/** An attempt of which the gateway has no trace for so long never left our house. */
const neverReachedAfterSeconds = 120
/** Whoever takes an attempt and dies leaves it to the next one after this long. */
const takenForSeconds = 60

/**
 * Asks the gateways about attempts without an answer: the process died before it came, the answer was lost, or the
 * webhook never came.
 */
export async function resolveAttempts(context: Context): Promise<void> {
  const now = context.clock.now()
  const due = await takeAttemptsToLookAt(context.db, { now, again: secondsAfter(now, takenForSeconds), limit: 20 })
  await Promise.all(due.map((row) => askAboutAttempt(context, row)))
}

/** Asks a gateway what became of one attempt, and writes down what it says. */
export async function askAboutAttempt(context: Context, row: PaymentRow): Promise<void> {
  const { attemptId, gateway: name, askedAt, looks } = row
  const gateway = gatewayNamed(context, name)
  const found = await askGateway(context, name, 'find', () => gateway.find(askedCharge(row)))
  const now = context.clock.now()
  const isOverdue = now >= secondsAfter(askedAt, neverReachedAfterSeconds)
  const answer = found.outcome === 'nothing_found' ? isOverdue && (await giveUpUntried(context, row, found)) : found
  const isNews = answer && !(answer.outcome === 'unknown' && row.attemptState !== 'created')
  const moved = isNews ? await recordAnswer(context, attemptId, answer, 'found by asking') : null
  if (found.outcome === 'approved') await takeApproved.run(context, { attemptId })
  if (!moved) await lookLater(context.db, attemptId, nextLookAt(looks, now))
}

/** What was never tried is declined, once the gateway holds it open no more. */
async function giveUpUntried(
  context: Context,
  { gateway: name }: PaymentRow,
  { reference }: { reference?: string },
): Promise<ChargeAnswer> {
  const never = { outcome: 'declined', reference: null, card: null, declineCode: 'never_reached' } as const
  if (!reference) return never
  const gateway = gatewayNamed(context, name)
  const cancelled = await askGateway(context, name, 'cancel', () => gateway.cancel(reference))
  return cancelled.outcome === 'declined' ? { ...never, reference } : cancelled
}
