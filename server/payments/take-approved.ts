import { defineJob } from '#server/platform/jobs.ts'
import { askedCharge } from './asked-charge.ts'
import { askGateway, gatewayNamed } from './gateways/ask-gateway.ts'
import { recordAnswer } from './record-answer.ts'
import { findAttempt } from './repository.ts'

/**
 * Takes the money of a charge that its customer has approved at the gateway. One that was given up meanwhile is left
 * alone. When the gateway does not answer, the attempt stays under way and is asked about.
 */
export const takeApproved = defineJob<{ attemptId: string }>({
  name: 'take-approved-charge',
  async run(context, { attemptId }) {
    const row = await findAttempt(context.db, attemptId)
    if (row?.attemptState !== 'processing') return
    const gateway = gatewayNamed(context, row.gateway)
    const answer = await askGateway(context, gateway.name, 'take', () => gateway.take(askedCharge(row)))
    await recordAnswer(context, attemptId, answer, 'taken')
  },
})
