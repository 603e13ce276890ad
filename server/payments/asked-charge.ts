import type { AskedCharge } from './gateways/gateway.ts'
import type { PaymentRow } from './repository.ts'

/** An attempt in the words in which its gateway is asked about it. */
export function askedCharge(row: PaymentRow): AskedCharge {
  const { attemptId, amountMinor, currency, description, reference, askedAt, meansId, keepsMethod } = row
  const means = meansId === null ? undefined : keepsMethod ? 'kept_with_it' : 'charged'
  return { attemptId, amountMinor, currency, description, reference, askedAt, means }
}
