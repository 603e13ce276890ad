import { z } from 'zod'
import type { PayoutAnswer } from './payer.ts'

/** A payment to one account, as PayPal tells of it (developer.paypal.com/docs/api/payments.payouts-batch/v1). */
export const PayoutItem = z.object({
  payout_item_id: z.string(),
  transaction_id: z.string().optional(),
  transaction_status: z.string().default('PENDING'),
  payout_item: z.object({ sender_item_id: z.string().optional() }).optional(),
  errors: z.object({ name: z.string().optional(), message: z.string().optional() }).optional(),
})

/** A batch, as the market makes them: of one item, that has a name of its own once PayPal has looked at it. */
export const PayoutBatch = z.object({
  batch_header: z.object({
    payout_batch_id: z.string(),
    batch_status: z.string(),
    sender_batch_header: z.object({ sender_batch_id: z.string().optional() }).optional(),
  }),
  items: z.array(PayoutItem).default([]),
})

const waiting = new Set(['PENDING', 'ONHOLD', 'UNCLAIMED', 'PROCESSING', 'NEW', 'ACKNOWLEDGED', 'SUCCESS'])

/** What a batch says: of its item, where it has one, else where the batch itself stands. */
export function batchAnswer({ batch_header, items }: z.output<typeof PayoutBatch>): PayoutAnswer {
  const [item] = items
  if (item) return itemAnswer(item)
  const { payout_batch_id: reference, batch_status: word } = batch_header
  if (waiting.has(word)) return { outcome: 'under_way', reference, transaction: null, word, because: '' }
  return { outcome: 'refused', word, because: 'PayPal did not take the payout.' }
}

/** What an item says. A failure that is not the shop's own leaves the money where it was, to be tried again. */
export function itemAnswer(item: z.output<typeof PayoutItem>): PayoutAnswer {
  const { payout_item_id: reference, transaction_status: word, errors } = item
  const transaction = item.transaction_id ?? null
  if (word === 'SUCCESS') return { outcome: 'paid', reference, transaction, word }
  const because = reasonOf(word, errors)
  if (waiting.has(word)) return { outcome: 'under_way', reference, transaction, word, because }
  if (isOurs(word, errors?.name ?? '')) return { outcome: 'refused', word: errors?.name ?? word, because }
  return { outcome: 'failed', reference, word, because }
}

/** What had not left the market's own account: too little money there, or an account that may not send. */
function isOurs(word: string, name: string): boolean {
  return (
    (word === 'FAILED' || word === 'DENIED' || word === 'BLOCKED') && (name.startsWith('SENDER_') || ours.has(name))
  )
}

const ours = new Set([
  'INSUFFICIENT_FUNDS',
  'INTERNAL_ERROR',
  'NEGATIVE_BALANCE',
  'SPENDING_LIMIT_EXCEEDED',
  'USER_FUNDING_SOURCE_INELIGIBLE',
])

/** Why a payout stands where it stands, in a sentence; PayPal's own where ours know none. */
export function reasonOf(
  word: string,
  errors: { name?: string | undefined; message?: string | undefined } = {},
): string {
  return reasons[errors.name ?? ''] ?? errors.message ?? reasons[word] ?? ''
}

const reasons: Record<string, string> = {
  CURRENCY_NOT_SUPPORTED_FOR_RECEIVER: 'The PayPal account cannot receive this currency.',
  INSUFFICIENT_FUNDS: 'There is too little money in the market’s PayPal account.',
  ONHOLD: 'PayPal looks at it more closely.',
  RECEIVER_ACCOUNT_LOCKED: 'The PayPal account is locked.',
  RECEIVER_COUNTRY_NOT_ALLOWED: 'PayPal pays nobody in the country of this account.',
  RECEIVER_UNCONFIRMED: 'The address of the PayPal account is not confirmed.',
  RECEIVER_UNREGISTERED: 'No PayPal account has this address yet. PayPal has written to it and waits for 30 days.',
  RECEIVING_LIMIT_EXCEEDED: 'The PayPal account may not receive so much.',
  REFUNDED: 'The receiver sent the money back.',
  RETURNED: 'Nobody claimed the money, and PayPal sent it back.',
  REVERSED: 'PayPal took the payout back.',
  RISK_DECLINE: 'PayPal thought the payout too risky.',
  BLOCKED: 'PayPal blocked the payout.',
  UNCLAIMED: 'Nobody has claimed the money yet. PayPal waits for 30 days.',
}
