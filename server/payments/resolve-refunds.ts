import type { Context } from '#server/platform/context.ts'
import { askGateway, gatewayNamed } from './gateways/ask-gateway.ts'
import { recordRefundAnswer } from './record-refund-answer.ts'
import { lookAtRefundLater, takeRefundsToLookAt, type RefundRow } from './refund-repository.ts'
import { refundRequest, sendToGateway } from './send-refund.ts'
import { nextLookAt, secondsAfter } from './when-to-look.ts'

/** Whoever takes a refund and dies leaves it to the next one after this long. */
const takenForSeconds = 60

/** Sends refunds whose job was lost, and asks about those without an answer. */
export async function resolveRefunds(context: Context): Promise<void> {
  const now = context.clock.now()
  const due = await takeRefundsToLookAt(context.db, { now, again: secondsAfter(now, takenForSeconds), limit: 20 })
  await Promise.all(due.map((refund) => askAboutRefund(context, refund)))
}

/** Asks a gateway what became of one refund, or sends it, and writes down what it says. */
export async function askAboutRefund(context: Context, refund: RefundRow): Promise<void> {
  const { id, gateway: name, looks, state } = refund
  if (state === 'approved') return await sendToGateway(context, id)
  const gateway = gatewayNamed(context, name)
  const request = refundRequest(refund)
  const found = await askGateway(context, name, 'find_refund', () => gateway.findRefund(request))
  const answer =
    found.outcome === 'nothing_found' ? await askGateway(context, name, 'refund', () => gateway.refund(request)) : found
  const isDecided = await recordRefundAnswer(context, id, answer)
  if (!isDecided || answer.outcome === 'unknown')
    await lookAtRefundLater(context.db, id, nextLookAt(looks, context.clock.now()))
}
