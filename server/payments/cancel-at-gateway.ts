import { defineJob } from '#server/platform/jobs.ts'
import { askedCharge } from './asked-charge.ts'
import { askGateway, gatewayNamed } from './gateways/ask-gateway.ts'
import { recordAnswer } from './record-answer.ts'
import { findAttempt, type PaymentRow } from './repository.ts'

/**
 * Tells the gateway that a payment was given up. When the money is there already it is recorded, for late money is
 * money; when the gateway does not answer the job is tried again.
 */
export const cancelAtGateway = defineJob<{ attemptId: string }>({
  name: 'cancel-at-gateway',
  async run(context, { attemptId }) {
    const row = await findAttempt(context.db, attemptId)
    if (row?.attemptState !== 'expired') return
    const gateway = gatewayNamed(context, row.gateway)
    const reference = row.reference ?? (await referenceOf(row))
    if (!reference) return
    const answer = await askGateway(context, gateway.name, 'cancel', () => gateway.cancel(reference))
    if (answer.outcome === 'unknown') throw new Error(answer.because)
    await recordAnswer(context, attemptId, answer, 'found when giving up')

    async function referenceOf(row: PaymentRow): Promise<string | null> {
      const found = await askGateway(context, gateway.name, 'find', () => gateway.find(askedCharge(row)))
      if (found.outcome === 'unknown') throw new Error(found.because)
      return found.reference ?? null
    }
  },
})
