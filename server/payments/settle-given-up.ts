import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { askedCharge } from './asked-charge.ts'
import { askGateway, gatewayNamed } from './gateways/ask-gateway.ts'
import type { ChargeAnswer, FoundCharge, Gateway } from './gateways/gateway.ts'
import { giveUpPayment } from './give-up-payment.ts'
import { recordAnswer } from './record-answer.ts'
import { findPaymentRow, type PaymentRow } from './repository.ts'

/**
 * Gives up the payment of a checkout that is over, and makes sure at the gateway that nothing of it is charged any more. Answers
 * whether that is sure: false while the gateway does not say so, and when the money was there, which is recorded as late money.
 */
export async function settleGivenUp(context: Context, { checkoutId }: { checkoutId: string }): Promise<boolean> {
  await inTransaction(context, (tx) => giveUpPayment(tx, { checkoutId }))
  const row = await findPaymentRow(context.db, checkoutId)
  if (!row || row.attemptState === 'declined') return true
  if (row.attemptState !== 'expired') return false
  const answer = await cancel(context, gatewayNamed(context, row.gateway), row)
  if (answer.outcome === 'captured') await recordAnswer(context, row.attemptId, answer, 'found when giving up')
  return answer.outcome === 'declined' || answer.outcome === 'nothing_found'
}

/** What has no name at the gateway yet is looked for first. */
async function cancel(context: Context, gateway: Gateway, row: PaymentRow): Promise<ChargeAnswer | FoundCharge> {
  let { reference } = row
  if (!reference) {
    const found = await askGateway(context, gateway.name, 'find', () => gateway.find(askedCharge(row)))
    if (found.outcome === 'unknown' || !found.reference) return found
    reference = found.reference
  }
  const name = reference
  return await askGateway(context, gateway.name, 'cancel', () => gateway.cancel(name))
}
