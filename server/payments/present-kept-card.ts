import type { z } from 'zod'
import type { KeptCard, OwnCard } from '#shared/api/payments.schemas.ts'
import type { CustomerAction } from './gateways/gateway.ts'
import type { KeptMeansRow, NeededBy } from './kept-means-repository.ts'

/** What is shown of kept means. */
export type ShownMeans = Pick<
  KeptMeansRow,
  'id' | 'gateway' | 'brand' | 'last4' | 'expiryMonth' | 'expiryYear' | 'consentedAt'
>

/** Kept means as a card, or as an account at PayPal. */
export function presentKeptCard(row: ShownMeans): z.input<typeof KeptCard> {
  const { id, gateway, brand, last4, expiryMonth, expiryYear, consentedAt } = row
  const kind = gateway === 'paypal' ? 'paypal' : 'card'
  return { id, kind, brand, last4, expiryMonth, expiryYear, keptAt: consentedAt.toISOString() }
}

/** The same before their owner: what is charged to them, and what is to do before they are kept. */
export function presentOwnCard(
  row: KeptMeansRow & { neededBy?: NeededBy[] },
  action: CustomerAction | null = null,
): z.input<typeof OwnCard> {
  const { state, isDefault, neededBy = [] } = row
  const setup = action?.type === 'stripe_confirmation' ? action : null
  return { ...presentKeptCard(row), isKept: state === 'kept', isDefault, neededBy, action: setup }
}
