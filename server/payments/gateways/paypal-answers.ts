import { z } from 'zod'
import { isCurrency, type Currency } from '#shared/currencies.ts'
import type { ChargeAnswer, GatewayDispute, GatewayEvent, RefundAnswer } from './gateway.ts'
import { PayPalRefusal } from './paypal-client.ts'
import { batchAnswer, itemAnswer, PayoutBatch, PayoutItem } from '../payouts/paypal-payout-answers.ts'
import { minorFromPayPal } from '#shared/provider-amounts.ts'

const Code = z.custom<Currency>((code) => typeof code === 'string' && isCurrency(code), 'is not a known currency')
/** A sum as PayPal writes it. */
export const Amount = z.object({ value: z.string(), currency_code: Code })

/** Money that was taken for an order. */
export const Capture = z.object({
  id: z.string(),
  status: z.string(),
  amount: Amount,
  custom_id: z.string().optional(),
  supplementary_data: z.object({ related_ids: z.object({ order_id: z.string().optional() }).optional() }).optional(),
})

/** Money that went back of a capture. */
export const Refund = z.object({
  id: z.string(),
  status: z.string(),
  custom_id: z.string().optional(),
  status_details: z.object({ reason: z.string().optional() }).optional(),
})

/** An account that PayPal keeps, as an order shows it; the name comes a little after the money now and then. */
const Vaulted = z.object({
  id: z.string().optional(),
  status: z.string().optional(),
  customer: z.object({ id: z.string().optional() }).optional(),
})

/** An order, as far as the market reads it (developer.paypal.com/docs/api/orders/v2). */
export const Order = z.object({
  id: z.string(),
  status: z.string(),
  payment_source: z
    .object({
      paypal: z.object({ attributes: z.object({ vault: Vaulted.optional() }).optional() }).optional(),
    })
    .optional(),
  purchase_units: z
    .array(
      z.object({
        custom_id: z.string().optional(),
        payments: z.object({ captures: z.array(Capture).optional(), refunds: z.array(Refund).optional() }).optional(),
      }),
    )
    .default([]),
})

export type Order = z.output<typeof Order>
export type Capture = z.output<typeof Capture>

/** The refunds of an order that were ever made. */
export function refundsOf({ purchase_units }: Order): z.output<typeof Refund>[] {
  return purchase_units[0]?.payments?.refunds ?? []
}

/** What an order says about the charge it is for. */
export function chargeAnswer(order: Order): ChargeAnswer {
  const { id: reference, status } = order
  const capture = order.purchase_units[0]?.payments?.captures?.at(-1)
  if (capture) return withKept(captureAnswer(capture, reference), order)
  if (status === 'APPROVED') return { outcome: 'approved', reference }
  if (status === 'VOIDED') return { outcome: 'declined', reference, card: null, declineCode: 'cancelled' }
  if (status === 'COMPLETED') return { outcome: 'unknown', because: `PayPal shows no capture of ${reference}.` }
  return { outcome: 'requires_action', reference, card: null, action: { type: 'paypal_approval', reference } }
}

/** Money that was taken, with the account that PayPal has kept as it was. */
function withKept(answer: ChargeAnswer, { payment_source }: Order): ChargeAnswer {
  const { id: reference, customer } = payment_source?.paypal?.attributes?.vault ?? {}
  if (answer.outcome !== 'captured' || !reference) return answer
  return {
    ...answer,
    kept: { means: { reference, customerReference: customer?.id ?? null }, card: null, expiry: null },
  }
}

/** What a capture says about its charge, whose name is the order's until the money is there, and then the capture's. */
export function captureAnswer({ id, status, amount }: Capture, reference: string): ChargeAnswer {
  if (status === 'PENDING') return { outcome: 'processing', reference, card: null }
  if (status === 'DECLINED' || status === 'FAILED')
    return { outcome: 'declined', reference, card: null, declineCode: 'instrument_declined' }
  const amountMinor = minorFromPayPal(amount.value, amount.currency_code)
  return { outcome: 'captured', reference: id, amountMinor, card: null }
}

/** What a no of PayPal means for a charge; every other error is thrown on. */
export function refusedCharge(error: unknown, reference: string | null): ChargeAnswer {
  if (!(error instanceof PayPalRefusal)) throw error
  const declineCode = error.status === 429 ? 'gateway_busy' : (declineCodes[error.issue] ?? 'gateway_refused')
  return { outcome: 'declined', reference, card: null, declineCode }
}

const declineCodes: Record<string, string> = {
  INSTRUMENT_DECLINED: 'instrument_declined',
  PAYER_CANNOT_PAY: 'instrument_declined',
  PAYER_ACCOUNT_RESTRICTED: 'instrument_declined',
  PAYER_ACCOUNT_LOCKED_OR_CLOSED: 'instrument_declined',
  TRANSACTION_REFUSED: 'instrument_declined',
  PAYER_ACTION_REQUIRED: 'payer_action_required',
  TOKEN_ID_NOT_FOUND: 'token_unknown',
  INVALID_RESOURCE_ID: 'token_unknown',
  ORDER_EXPIRED: 'cancelled',
}

/** What a refund has become. */
export function refundAnswer({ id: reference, status, status_details }: z.output<typeof Refund>): RefundAnswer {
  if (status === 'COMPLETED') return { outcome: 'succeeded', reference }
  if (status === 'PENDING') return { outcome: 'pending', reference }
  const because =
    status_details?.reason === 'ECHECK'
      ? 'The check behind the payment was not honoured.'
      : 'PayPal could not give the money back.'
  return { outcome: 'failed', reference, because }
}

/** A dispute, as its events tell it (developer.paypal.com/api/customer-disputes/v1). */
const Dispute = z.object({
  dispute_id: z.string(),
  disputed_transactions: z.array(z.object({ seller_transaction_id: z.string().optional() })).default([]),
  reason: z.string().default(''),
  dispute_amount: Amount,
  dispute_life_cycle_stage: z.string().default('INQUIRY'),
  dispute_outcome: z.object({ outcome_code: z.string() }).optional(),
  seller_response_due_date: z.string().optional(),
})

/** The outcomes for which the market pays; with every other PayPal pays, or nobody does. */
const lostOutcomes = new Set(['RESOLVED_BUYER_FAVOUR', 'ACCEPTED'])

/** A dispute that takes money; null for a customer's mere inquiry, unless the market has paid for it in the end. */
function disputeOf(resource: unknown): GatewayDispute | null {
  const dispute = Dispute.parse(resource)
  const chargeReference = dispute.disputed_transactions[0]?.seller_transaction_id
  const outcome = dispute.dispute_outcome?.outcome_code
  const isLost = outcome !== undefined && lostOutcomes.has(outcome)
  if (!chargeReference || (dispute.dispute_life_cycle_stage === 'INQUIRY' && !isLost)) return null
  const { dispute_amount: amount, seller_response_due_date: dueBy } = dispute
  return {
    reference: dispute.dispute_id,
    chargeReference,
    state: outcome === undefined ? 'open' : isLost ? 'lost' : 'won',
    amountMinor: minorFromPayPal(amount.value, amount.currency_code),
    currency: amount.currency_code,
    reason: dispute.reason.toLowerCase(),
    respondBy: dueBy ? new Date(dueBy) : null,
  }
}

/** An account that is kept, or was. */
const VaultToken = z.object({ id: z.string() })

const EventBody = z.object({ id: z.string(), event_type: z.string(), resource: z.unknown() })

/** What an event says, of those that are about what the market asked for. */
export function readPayPalEvent(rawBody: Buffer): GatewayEvent {
  const { id, event_type: type, resource } = EventBody.parse(JSON.parse(rawBody.toString('utf8')))
  const other = { id, type, about: 'other' } as const
  if (type.startsWith('CUSTOMER.DISPUTE.')) {
    const dispute = disputeOf(resource)
    return dispute ? { id, type, about: 'dispute', dispute } : other
  }
  if (type.startsWith('PAYMENT.PAYOUTS-ITEM.')) {
    const item = PayoutItem.parse(resource)
    const payoutId = item.payout_item?.sender_item_id
    return payoutId ? { id, type, about: 'payout', payoutId, answer: itemAnswer(item) } : other
  }
  if (type === 'PAYMENT.PAYOUTSBATCH.DENIED') {
    const batch = PayoutBatch.parse(resource)
    const payoutId = batch.batch_header.sender_batch_header?.sender_batch_id
    return payoutId ? { id, type, about: 'payout', payoutId, answer: batchAnswer(batch) } : other
  }
  if (type === 'VAULT.PAYMENT-TOKEN.DELETED')
    return { id, type, about: 'means', reference: VaultToken.parse(resource).id }
  if (type.startsWith('CHECKOUT.ORDER.')) {
    const order = Order.parse(resource)
    const attemptId = order.purchase_units[0]?.custom_id
    return attemptId ? { id, type, about: 'charge', attemptId, answer: chargeAnswer(order) } : other
  }
  if (
    type === 'PAYMENT.CAPTURE.REFUNDED' ||
    type === 'PAYMENT.CAPTURE.REVERSED' ||
    type.startsWith('PAYMENT.REFUND.')
  ) {
    const refund = Refund.parse(resource)
    return refund.custom_id
      ? { id, type, about: 'refund', refundId: refund.custom_id, answer: refundAnswer(refund) }
      : other
  }
  if (type.startsWith('PAYMENT.CAPTURE.')) {
    const capture = Capture.parse(resource)
    const orderId = capture.supplementary_data?.related_ids?.order_id
    return capture.custom_id && orderId
      ? { id, type, about: 'charge', attemptId: capture.custom_id, answer: captureAnswer(capture, orderId) }
      : other
  }
  return other
}
