import type { AccountPurpose } from '#shared/api/ledger.schemas.ts'
import type { Currency } from '#shared/currencies.ts'

/** Which part of the book is looked at, as the address says it. Days are calendar days in UTC, both included. */
export interface BookView {
  purpose?: AccountPurpose | undefined
  shop?: string | undefined
  order?: string | undefined
  from?: string | undefined
  to?: string | undefined
  currency?: string | undefined
}

const purposes: readonly string[] = [
  'pending',
  'available',
  'reserve',
  'disputed',
  'withdrawing',
  'gateway_clearing',
  'courier_clearing',
  'bank_clearing',
  'commission',
  'commission_tax',
  'tax_collected',
  'store_credit',
  'fees',
  'concessions',
  'differences',
] satisfies readonly AccountPurpose[]

const day = /^\d{4}-\d\d-\d\d$/
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Reads the address; what makes no sense is left out. */
export function bookViewOf(params: URLSearchParams): BookView {
  const good = (name: string, isGood: (text: string) => boolean) => {
    const text = params.get(name)
    return text !== null && isGood(text) ? text : undefined
  }
  const isDay = (text: string) => day.test(text) && !Number.isNaN(Date.parse(text))
  return {
    purpose: good('account', (text) => purposes.includes(text)) as AccountPurpose | undefined,
    shop: good('shop', (text) => uuid.test(text)),
    order: good('order', (text) => /^[1-9]\d{0,11}$/.test(text)),
    from: good('from', isDay),
    to: good('to', isDay),
    currency: good('currency', (text) => /^[A-Z]{3}$/.test(text)),
  }
}

/** The address of a view with some parts changed; an undefined part is left out. */
export function addressWith(view: BookView, part: Partial<BookView>): string {
  const { purpose, ...rest } = { ...view, ...part }
  const params = Object.entries({ account: purpose, ...rest }).filter(([, value]) => value !== undefined)
  return `?${new URLSearchParams(params as [string, string][])}`
}

/** What to ask the API for: instants in place of days, the end of the last day exclusive. */
export function wishOf({ purpose, shop, order, from, to, currency }: BookView) {
  const end = to && new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000).toISOString()
  return {
    purpose,
    shop,
    order: order === undefined ? undefined : Number(order),
    from: from && `${from}T00:00:00.000Z`,
    to: end,
    asOf: end,
    currency: currency as Currency | undefined,
  }
}
