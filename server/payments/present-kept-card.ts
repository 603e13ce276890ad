import type { z } from 'zod'
import type { KeptCard } from '#shared/api/payments.schemas.ts'
import type { CustomerAction } from './gateways/gateway.ts'
import type { KeptMeansRow, NeededBy } from './kept-means-repository.ts'

/** Kept means before their owner: what they are, what is charged to them, and what is to do before they are kept. */
export function presentKeptCard(
  row: KeptMeansRow & { neededBy?: NeededBy[] },
  action: CustomerAction | null = null,
): z.input<typeof KeptCard> {
  const { id, gateway, state, brand, last4, expiryMonth, expiryYear, consentedAt, isDefault, neededBy = [] } = row
  const kind = gateway === 'paypal' ? 'paypal' : 'card'
  const setup = action?.type === 'stripe_confirmation' ? action : null
  const isKept = state === 'kept'
  const keptAt = consentedAt.toISOString()
  return { id, kind, isKept, brand, last4, expiryMonth, expiryYear, keptAt, isDefault, neededBy, action: setup }
}
