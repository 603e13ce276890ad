import type { z } from 'zod'
import { cardWords } from './card-mark.tsx'
import type { KeptCard, OwnCard as OwnCardSchema } from '#shared/api/payments.schemas.ts'

export type Card = z.output<typeof KeptCard>
export type OwnCard = z.output<typeof OwnCardSchema>

/** `Visa ending 4242`, or `PayPal account`. */
export function cardName({ kind, brand, last4 }: Pick<Card, 'kind' | 'brand' | 'last4'>): string {
  if (kind === 'paypal') return 'PayPal account'
  return cardWords({ brand: brand ?? '', last4: last4 ?? '' })
}

/** `Expires 04/29`; empty where nobody knows. */
export function expiryWords({ expiryMonth, expiryYear }: Pick<Card, 'expiryMonth' | 'expiryYear'>): string {
  if (expiryMonth === null || expiryYear === null) return ''
  return `Expires ${String(expiryMonth).padStart(2, '0')}/${String(expiryYear).slice(-2)}`
}

/** Whether a card can be charged no more: it is good to the end of its month. False where nobody knows. */
export function isOver(
  { expiryMonth, expiryYear }: Pick<Card, 'expiryMonth' | 'expiryYear'>,
  nowMs: number | undefined,
): boolean {
  if (expiryMonth === null || expiryYear === null || nowMs === undefined) return false
  return nowMs >= Date.UTC(expiryYear, expiryMonth, 1)
}
