import type { AskedCharge } from './gateways/gateway.ts'
import type { PaymentRow } from './repository.ts'

/** An attempt in the words in which its gateway is asked about it. */
export function askedCharge(row: PaymentRow): AskedCharge {
  const { attemptId, amountMinor, currency, description, reference, askedAt } = row
  return { attemptId, amountMinor, currency, description, reference, askedAt }
}
