import type { z } from 'zod'
import type { KeptCard } from '#shared/api/payments.schemas.ts'
import type { KeptMeansRow } from './kept-means-repository.ts'

/** Kept means before their owner. */
export function presentKeptCard(row: KeptMeansRow): z.input<typeof KeptCard> {
  const { id, brand, last4, expiryMonth, expiryYear, consentedAt } = row
  return { id, brand, last4, expiryMonth, expiryYear, keptAt: consentedAt.toISOString() }
}
