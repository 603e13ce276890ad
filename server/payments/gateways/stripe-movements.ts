import type { Stripe } from 'stripe'
import { isCurrency } from '#shared/currencies.ts'
import { invariant } from '#server/platform/errors.ts'
import type { Movement, MovementKind } from './movement.ts'
import { minorFromStripe } from '#shared/provider-amounts.ts'

/** What kinds of balance transaction are to us (docs.stripe.com/reports/reporting-categories). */
const kinds: Record<string, MovementKind> = {
  charge: 'charge',
  refund: 'refund',
  refund_failure: 'refund',
  partial_capture_reversal: 'refund',
  dispute: 'dispute',
  dispute_reversal: 'dispute_reversal',
  fee: 'fee',
  network_cost: 'fee',
  tax: 'fee',
  payout: 'payout',
  payout_reversal: 'payout',
}

/** A line of Stripe's account of our money; its source must be shown with it (`expand: ['data.source']`). */
export function movementOf(line: Stripe.BalanceTransaction): Movement {
  const currency = line.currency.toUpperCase()
  invariant(isCurrency(currency), `the market knows ${currency}`)
  const { reference, key } = sourceOf(line.source)
  return {
    id: line.id,
    kind: kinds[line.reporting_category] ?? 'other',
    amountMinor: minorFromStripe(line.amount, currency),
    feeMinor: minorFromStripe(line.fee, currency),
    currency,
    reference,
    key,
    description: line.description ?? '',
    at: new Date(line.created * 1_000),
  }
}

/** The intent or the refund behind a line. A dispute is known by the intent of its charge. */
function sourceOf(source: Stripe.BalanceTransaction['source']): { reference: string | null; key: string | null } {
  if (source === null || typeof source === 'string') return { reference: null, key: null }
  if (source.object === 'refund') return { reference: source.id, key: source.metadata?.['refund'] ?? null }
  if (source.object === 'charge') return { reference: intentOf(source), key: source.metadata['attempt'] ?? null }
  if (source.object === 'dispute') return { reference: intentOf(source), key: null }
  return { reference: null, key: null }
}

function intentOf({ payment_intent }: Stripe.Charge | Stripe.Dispute): string | null {
  return typeof payment_intent === 'string' ? payment_intent : (payment_intent?.id ?? null)
}
