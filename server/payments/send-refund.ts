import type { Context } from '#server/platform/context.ts'
import { defineJob } from '#server/platform/jobs.ts'
import { askGateway, gatewayNamed } from './gateways/ask-gateway.ts'
import type { RefundRequest } from './gateways/gateway.ts'
import { recordRefundAnswer } from './record-refund-answer.ts'
import { refundMachine } from './refund-state.ts'
import { moveRefund, type RefundRow } from './refund-repository.ts'
import { firstRefundLookAt } from './when-to-look.ts'

/** Sends an approved refund to the gateway. */
export const sendRefund = defineJob<{ refundId: string }>({
  name: 'send-refund',
  run: (context, { refundId }) => sendToGateway(context, refundId),
})

/**
 * Sends a refund and writes the answer down. The refund's id is the key at the gateway, so sending again after a lost
 * answer gives the money back once. One that is on its way or at its end is left alone.
 */
export async function sendToGateway(context: Context, refundId: string): Promise<void> {
  const at = context.clock.now()
  const refund = await moveRefund(context.db, {
    refundId,
    from: refundMachine.statesBefore('send'),
    to: 'sent',
    reference: null,
    failure: null,
    at,
    nextLookAt: firstRefundLookAt(at),
  })
  if (refund) await recordRefundAnswer(context, refundId, await ask(context, refund))
}

function ask(context: Context, refund: RefundRow) {
  const gateway = gatewayNamed(context, refund.gateway)
  return askGateway(context, gateway.name, 'refund', () => gateway.refund(refundRequest(refund)))
}

/** A refund in the words in which its gateway is asked, the same every time. */
export function refundRequest({ id, chargeReference, amountMinor, currency }: RefundRow): RefundRequest {
  return { refundId: id, reference: chargeReference, amountMinor, currency }
}
