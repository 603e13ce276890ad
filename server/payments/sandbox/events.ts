import { z } from 'zod'
import { CurrencyCode } from '#shared/api/values.schemas.ts'
import type { BankRefund, Intent } from './books.ts'
import { newReference } from './references.ts'

/** What the bank will tell, kept until it was told often enough. */
export interface BankEvent {
  id: string
  type: string
  body: string
  deliver_at: string
  deliveries: number
}

/** The body of an event as the bank sends it. */
export const EventBody = z.object({
  id: z.string(),
  type: z.string(),
  intent: z
    .object({
      reference: z.string(),
      key: z.string(),
      state: z.enum(['requires_action', 'processing', 'captured', 'declined', 'cancelled']),
      amountMinor: z.int(),
      currency: CurrencyCode,
      brand: z.string(),
      last4: z.string(),
      declineCode: z.string().nullable(),
    })
    .optional(),
  refund: z
    .object({
      reference: z.string(),
      key: z.string(),
      state: z.enum(['pending', 'succeeded', 'failed']),
      amountMinor: z.int(),
    })
    .optional(),
  dispute: z
    .object({
      reference: z.string(),
      key: z.string(),
      state: z.enum(['open', 'won', 'lost']),
      amountMinor: z.int(),
      currency: CurrencyCode,
      reason: z.string(),
      respondBy: z.iso.datetime().nullable(),
    })
    .optional(),
})

/** Tells of a chargeback: that it is open, or how the bank has decided. */
export function disputeEvent(intent: Intent, state: 'open' | 'won' | 'lost', deliverAt: Date): BankEvent {
  const { reference, key, amountMinor, currency } = intent
  const respondBy = new Date(deliverAt.getTime() + 7 * 86_400_000).toISOString()
  const dispute = { reference: `dp_${reference}`, key, state, amountMinor, currency, reason: 'fraudulent' }
  return event(
    `dispute.${state}`,
    { dispute: { ...dispute, respondBy: state === 'open' ? respondBy : null } },
    deliverAt,
    1,
  )
}

/** Tells of a charge, `deliveries` times, from an instant on. */
export function intentEvent(intent: Intent, deliverAt: Date, deliveries = 1): BankEvent {
  const { reference, key, state, amountMinor, currency, brand, last4, declineCode } = intent
  return event(
    `intent.${state}`,
    { intent: { reference, key, state, amountMinor, currency, brand, last4, declineCode } },
    deliverAt,
    deliveries,
  )
}

/** Tells of a refund. */
export function refundEvent({ reference, key, state, amountMinor }: BankRefund, deliverAt: Date): BankEvent {
  return event(`refund.${state}`, { refund: { reference, key, state, amountMinor } }, deliverAt, 1)
}

function event(type: string, about: object, deliverAt: Date, deliveries: number): BankEvent {
  const id = newReference('evt')
  return { id, type, body: JSON.stringify({ id, type, ...about }), deliver_at: deliverAt.toISOString(), deliveries }
}
