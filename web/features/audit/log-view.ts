import type { AuditEntry } from '#shared/api/audit.schemas.ts'
import { isCurrency } from '#shared/currencies.ts'
import { money, type Money } from '#shared/money.ts'

/** Which lines of the audit log are looked at, as the address says it. Days are calendar days in UTC, both included. */
export interface LogView {
  search?: string | undefined
  by?: AuditEntry['by'] | undefined
  subject?: string | undefined
  act?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

const sides: readonly string[] = ['operator', 'seller', 'customer', 'system'] satisfies readonly AuditEntry['by'][]

const day = /^\d{4}-\d\d-\d\d$/
const mostOfSearch = 100
const mostOfName = 40
const mostOfAct = 80

/** Reads the address; what makes no sense is left out. */
export function logViewOf(params: URLSearchParams): LogView {
  const good = (name: string, isGood: (text: string) => boolean) => {
    const text = params.get(name)?.trim() ?? ''
    return text !== '' && isGood(text) ? text : undefined
  }
  const isDay = (text: string) => {
    const ms = Date.parse(text)
    return day.test(text) && !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
  }
  return {
    search: good('search', (text) => text.length <= mostOfSearch),
    by: good('by', (text) => sides.includes(text)) as AuditEntry['by'] | undefined,
    subject: good('subject', (text) => text.length <= mostOfName),
    act: good('act', (text) => text.length <= mostOfAct),
    from: good('from', isDay),
    to: good('to', isDay),
  }
}

/** A view as the address and the API take it: what is not asked for is left out. */
export function paramsOf(view: LogView): URLSearchParams {
  return new URLSearchParams(Object.entries(view).filter(([, value]) => value !== undefined) as [string, string][])
}

/** A kind of thing as one reads it. Requests write `gateway-event` where verbs write `gateway_event`. */
export function kindOf(subject: string): string {
  return subject.replace(/[_-]/g, ' ')
}

/** A name of a field as one reads it: `amountMinor` and `amount_minor` are an amount minor, and where it is shown as money an amount. */
export function fieldOf(name: string, isMoney = false): string {
  const words = (isMoney ? name.replace(/_?minor$/i, '') : name)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** An amount of money that a field says in minor units (`amountMinor`, `amount_minor`), of a currency that is known; null for no such. */
export function moneyOf(name: string, value: unknown, currency: unknown): Money | null {
  if (!/(_m|M)inor$/.test(name) || typeof value !== 'number' || !Number.isSafeInteger(value)) return null
  return typeof currency === 'string' && isCurrency(currency) ? money(value, currency) : null
}

/** A value as one reads it; a dash for none. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null || value === '') return '–'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
