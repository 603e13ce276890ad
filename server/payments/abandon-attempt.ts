import type { PaymentView } from '#shared/api/payments.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { askGateway, gatewayNamed } from './gateways/ask-gateway.ts'
import { presentPayment } from './present.ts'
import { recordAnswer } from './record-answer.ts'
import { findPaymentRow } from './repository.ts'

/**
 * Gives up the attempt that waits for a word of its customer, who has turned away at the gateway and wants to pay
 * otherwise. What the gateway says of it then counts, so money that was there already is not lost. Null while nobody
 * tried to pay; an attempt that does not wait for the customer stays as it is.
 */
export async function abandonAttempt(
  context: Context,
  { checkoutId }: { checkoutId: string },
): Promise<PaymentView | null> {
  const row = await findPaymentRow(context.db, checkoutId)
  if (!row) return null
  const { attemptId, attemptState, reference } = row
  if (attemptState === 'requires_action' && reference) {
    const gateway = gatewayNamed(context, row.gateway)
    const answer = await askGateway(context, gateway.name, 'cancel', () => gateway.cancel(reference))
    if (answer.outcome !== 'unknown') await recordAnswer(context, attemptId, answer, 'the customer turned away')
  }
  const now = await findPaymentRow(context.db, checkoutId)
  return now && presentPayment(now)
}
