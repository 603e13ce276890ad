import type { TemplateField } from '#shared/api/contracts.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import { money, parseAmount } from '#shared/money.ts'
import type { Value } from './values.ts'

/**
 * Reads a value of the template itself as its type says: a number with at most three decimals (as many as are shown), a date as
 * `2026-11-28`, money as `125.00` in the currency of the market, with a point or a comma. Null when it is none of the kind, or empty
 * and not a text.
 */
export function readField({ type, value }: Pick<TemplateField, 'type' | 'value'>, currency: Currency): Value | null {
  switch (type) {
    case 'text':
      return { type: 'text', text: value }
    case 'number':
      return /^-?\d{1,12}([.,]\d{1,3})?$/.test(value)
        ? { type: 'number', number: Number(value.replace(',', '.')) }
        : null
    case 'date':
      return isDay(value) ? { type: 'day', on: value } : null
    case 'money': {
      const amountMinor = parseAmount(value, currency)
      return amountMinor === null ? null : { type: 'money', money: money(amountMinor, currency) }
    }
  }
}

/** The calendar has no 30 February, which JavaScript takes for one of March. */
function isDay(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false
  const at = new Date(value)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value)
}
