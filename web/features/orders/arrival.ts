import type { Order } from '#shared/api/orders.schemas.ts'
import { reachedAt } from './order-steps.ts'

type Arriving = Pick<Order, 'state' | 'expectedFrom' | 'expectedTo'> &
  Partial<Pick<Order, 'timeline' | 'refunded' | 'isDigital'>>

/**
 * The largest line on an order: when it comes, when it came, or that it will not. Days are those of UTC, so that
 * the document and the browser say the same.
 */
export function arrivalLine(order: Arriving, locale: string): { words: string; tone: 'plain' | 'good' | 'refused' } {
  const { state, refunded, timeline, expectedFrom, expectedTo } = order
  if (state === 'cancelled') {
    const isMoneyBack = refunded !== undefined && refunded.amountMinor > 0
    return isMoneyBack
      ? { words: 'Cancelled, and the money is back', tone: 'good' }
      : { words: 'Cancelled', tone: 'refused' }
  }
  if (state === 'expired') return { words: 'Not paid in time', tone: 'refused' }
  if (order.isDigital)
    return state === 'awaiting_payment'
      ? { words: 'Yours as soon as it is paid', tone: 'plain' }
      : { words: 'Ready to download', tone: 'good' }
  if (state === 'delivered' || state === 'completed') {
    const at = timeline && reachedAt(timeline, 'delivered')
    return { words: at ? `Arrived ${dayWords(at, locale)}` : 'Arrived', tone: 'good' }
  }
  return { words: `Arrives ${spanWords(expectedFrom, expectedTo, locale)}`, tone: 'plain' }
}

/** A span of days: `26 to 30 November`, `29 November to 2 December`, `Thursday 26 November`. */
export function spanWords(from: string, to: string, locale: string): string {
  const [start, end] = [new Date(from), new Date(to)]
  if (start.toISOString().slice(0, 10) === end.toISOString().slice(0, 10)) return dayWords(to, locale)
  const isSameMonth = start.getUTCMonth() === end.getUTCMonth() && start.getUTCFullYear() === end.getUTCFullYear()
  const first = isSameMonth
    ? format(start, locale, { day: 'numeric' })
    : format(start, locale, { day: 'numeric', month: 'long' })
  return `${first} to ${format(end, locale, { day: 'numeric', month: 'long' })}`
}

/** A day with its weekday: `Thursday 26 November`. */
export function dayWords(at: string, locale: string): string {
  return format(new Date(at), locale, { weekday: 'long', day: 'numeric', month: 'long' }).replace(',', '')
}

/** A day in little room: `26 Nov`. */
export function shortDay(at: string, locale: string): string {
  return format(new Date(at), locale, { day: 'numeric', month: 'short' })
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function format(day: Date, locale: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale} ${JSON.stringify(options)}`
  let formatter = formatters.get(key)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
    formatters.set(key, formatter)
  }
  return formatter.format(day)
}
