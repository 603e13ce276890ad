import type { Context } from '#server/platform/context.ts'
import { askGateway, gatewayNamed } from './gateways/ask-gateway.ts'
import { recordAnswer } from './record-answer.ts'
import { lookLater, takeAttemptsToLookAt, type PaymentRow } from './repository.ts'
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
export async function askAboutAttempt(
  context: Context,
  { attemptId, gateway: name, askedAt, looks, attemptState }: PaymentRow,
): Promise<void> {
  const gateway = gatewayNamed(context, name)
  const found = await askGateway(context, name, 'find', () => gateway.find(attemptId))
  const now = context.clock.now()
  const isTraceless = found.outcome === 'nothing_found'
  if (isTraceless && now >= secondsAfter(askedAt, neverReachedAfterSeconds)) {
    const never = { outcome: 'declined', reference: null, card: null, declineCode: 'never_reached' } as const
    await recordAnswer(context, attemptId, never, 'the gateway has no trace of it')
    return
  }
  const isNews = !isTraceless && !(found.outcome === 'unknown' && attemptState !== 'created')
  const moved = isNews ? await recordAnswer(context, attemptId, found, 'found by asking') : null
  if (!moved) await lookLater(context.db, attemptId, nextLookAt(looks, now))
}
