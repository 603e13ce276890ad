import type { z } from 'zod'
import type { Currency } from '#shared/currencies.ts'
import type { ClockFigures, ClockLogEntry, ClockMove } from '#shared/api/simulation.schemas.ts'
import { money } from '#shared/money.ts'
import type { findLastMove, Figures, LogRow } from './repository.ts'

/** Figures as they are shown; what is not among them did not happen. */
export function presentFigures(figures: Partial<Figures>, currency: Currency): z.input<typeof ClockFigures> {
  const { incomeMinor = 0, ...counts } = figures
  const none = {
    renewals: 0,
    failures: 0,
    lost: 0,
    started: 0,
    orders: 0,
    released: 0,
    refunds: 0,
    invoices: 0,
    letters: 0,
  }
  return { ...none, ...counts, income: money(incomeMinor, currency) }
}

/** A move as the operator sees it. */
export function presentMove(
  move: NonNullable<Awaited<ReturnType<typeof findLastMove>>>,
  currency: Currency,
): z.input<typeof ClockMove> {
  const { id, by, state, fromAt, untilAt, reachedAt, steps, tookMs, askedBy, figures } = move
  return {
    id,
    by,
    state,
    fromAt: fromAt.toISOString(),
    untilAt: untilAt.toISOString(),
    reachedAt: reachedAt.toISOString(),
    steps,
    tookMs,
    askedBy,
    figures: presentFigures(figures, currency),
  }
}

/** A stretch of the log. */
export function presentLogEntry(
  { id, fromAt, toAt, figures }: LogRow,
  currency: Currency,
): z.input<typeof ClockLogEntry> {
  return {
    id,
    fromAt: fromAt.toISOString(),
    toAt: toAt.toISOString(),
    figures: presentFigures(figures, currency),
  }
}
