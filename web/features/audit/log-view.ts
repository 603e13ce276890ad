import type { AuditEntry } from '#shared/api/audit.schemas.ts'

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

/** A name of a field as one reads it: `amountMinor` and `amount_minor` are an amount minor. */
export function fieldOf(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A value as one reads it; a dash for none. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null || value === '') return '–'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
