import type { z } from 'zod'
import { cardWords } from './card-mark.tsx'
import type { KeptCard } from '#shared/api/payments.schemas.ts'

export type Card = z.output<typeof KeptCard>

/** `Visa ending 4242`. */
export function cardName({ brand, last4 }: Pick<Card, 'brand' | 'last4'>): string {
  return cardWords({ brand: brand ?? '', last4: last4 ?? '' })
}

/** `Expires 04/29`; empty where nobody knows. */
export function expiryWords({ expiryMonth, expiryYear }: Pick<Card, 'expiryMonth' | 'expiryYear'>): string {
  if (expiryMonth === null || expiryYear === null) return ''
  return `Expires ${String(expiryMonth).padStart(2, '0')}/${String(expiryYear).slice(-2)}`
}
