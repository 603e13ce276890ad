import type { z } from 'zod'
import type { KeptCard } from '#shared/api/payments.schemas.ts'

export type Card = z.output<typeof KeptCard>

/** `Visa, ending in 4242`. */
export function cardName({ brand, last4 }: Pick<Card, 'brand' | 'last4'>): string {
  const name = brand ? brand[0]!.toUpperCase() + brand.slice(1) : 'Card'
  return `${name}${last4 ? `, ending in ${last4}` : ''}`
}

/** `Expires 04/29`; empty where nobody knows. */
export function expiryWords({ expiryMonth, expiryYear }: Pick<Card, 'expiryMonth' | 'expiryYear'>): string {
  if (expiryMonth === null || expiryYear === null) return ''
  return `Expires ${String(expiryMonth).padStart(2, '0')}/${String(expiryYear).slice(-2)}`
}
