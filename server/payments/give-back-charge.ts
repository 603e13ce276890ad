import { invariant } from '#server/platform/errors.ts'
import { defineJob } from '#server/platform/jobs.ts'
import { askGateway, gatewayNamed } from './gateways/ask-gateway.ts'
import { findAttempt } from './repository.ts'

/**
 * Gives back the money of an attempt that was thought lost, and was charged after all when another attempt had paid
 * already. It was never booked, so nothing is posted; the attempt's id is the key, so it goes back once. When the
 * gateway does not say so the job is tried again.
 */
export const giveBackCharge = defineJob<{ attemptId: string; reference: string }>({
  name: 'give-back-charge',
  async run(context, { attemptId, reference }) {
    const attempt = await findAttempt(context.db, attemptId)
    invariant(attempt, `attempt ${attemptId} is there`)
    const gateway = gatewayNamed(context, attempt.gateway)
    const { amountMinor, currency } = attempt
    const answer = await askGateway(context, gateway.name, 'refund', () =>
      gateway.refund({ refundId: attemptId, reference, amountMinor, currency }),
    )
    if (answer.outcome === 'unknown' || answer.outcome === 'failed') throw new Error(answer.because)
    context.log.warn({ attemptId }, 'a second charge of one payment was given back')
  },
})
