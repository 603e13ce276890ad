import type { PaymentView } from '#shared/api/payments.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { askedCharge } from './asked-charge.ts'
import { askGateway, gatewayNamed } from './gateways/ask-gateway.ts'
import { isNewsOfAttempt, recordAnswer } from './record-answer.ts'
import { presentPayment } from './present.ts'
import { findPaymentRow } from './repository.ts'
import { takeApproved } from './take-approved.ts'

/**
 * Asks the gateway at once what became of the payment of a checkout, because its customer has just answered there. What
 * they approved is taken. Null while nobody tried to pay. The webhook says the same later, and changes nothing then.
 */
export async function lookAtPayment(
  context: Context,
  { checkoutId }: { checkoutId: string },
): Promise<PaymentView | null> {
  const row = await findPaymentRow(context.db, checkoutId)
  if (!row) return null
  const { attemptId, gateway: name } = row
  if (row.attemptState === 'requires_action') {
    const gateway = gatewayNamed(context, name)
    const found = await askGateway(context, name, 'find', () => gateway.find(askedCharge(row)))
    if (found.outcome !== 'nothing_found' && isNewsOfAttempt(row.attemptState, found))
      await recordAnswer(context, attemptId, found, 'found when the customer came back')
    if (found.outcome === 'approved') await takeApproved.run(context, { attemptId })
  }
  const now = await findPaymentRow(context.db, checkoutId)
  return now && presentPayment(now)
}
