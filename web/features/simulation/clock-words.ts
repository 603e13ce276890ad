import type { ClockFigures } from '#shared/api/simulation.schemas.ts'
import { formatMoney } from '#shared/money.ts'

const dayMs = 86_400_000

/** Business time for people, in UTC, by which the market counts its days: `Fri, 28 May 2027, 14:05`. */
export function clockTime(at: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  }).format(new Date(at))
}

/** How far ahead, in the largest units that say it: `3 hours`, `181 days`. */
export function aheadWords(seconds: number): string {
  const hours = Math.round(seconds / 3_600)
  if (seconds < 3_600) return counted(Math.max(Math.round(seconds / 60), 1), 'minute')
  return hours < 48 ? counted(hours, 'hour') : counted(Math.round(hours / 24), 'day')
}

/** A stretch of the log: its day, or its hours where it is shorter than one. In UTC. */
export function stretchWords({ fromAt, toAt }: { fromAt: string; toAt: string }, locale: string): string {
  const format = (at: number, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(at)
  const [from, to] = [Date.parse(fromAt), Date.parse(toAt)]
  const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const
  // A day of the log ends a moment after midnight.
  if (to - from > dayMs / 2) return format(from + (to - from) / 2, day)
  return `${format(to, day)}, ${format(to, { hour: '2-digit', minute: '2-digit' })}`
}

/** What happened, as a sentence: `34 renewals for €612.00, 3 refused, 71 letters.` */
export function story(figures: ClockFigures, locale: string): string {
  const { renewals, income, failures, lost, started, orders, released, refunds, invoices, letters } = figures
  const parts = [
    started > 0 && `${counted(started, 'subscription')} began`,
    renewals > 0 && `${counted(renewals, 'renewal')} for ${formatMoney(income, locale)}`,
    failures > 0 && `${counted(failures, 'charge')} came to nothing`,
    lost > 0 && `${counted(lost, 'subscription')} lost`,
    orders > 0 && counted(orders, 'order'),
    released > 0 && `the money of ${counted(released, 'order')} released`,
    refunds > 0 && counted(refunds, 'refund'),
    invoices > 0 && counted(invoices, 'invoice'),
    letters > 0 && counted(letters, 'letter'),
  ].filter((part) => part !== false)
  return parts.length === 0 ? 'Nothing happened.' : `${parts.join(', ')}.`
}

function counted(count: number, word: string): string {
  return `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`
}
