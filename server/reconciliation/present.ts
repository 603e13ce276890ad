import type { z } from 'zod'
import type { Difference, ReconciliationRun } from '#shared/api/reconciliation.schemas.ts'
import { money } from '#shared/money.ts'
import type { DifferenceRow, RunRow } from './repository.ts'

/** A difference for the work list: both sides and what lies between them, signed as the gateway's balance moves. */
export function presentDifference(row: DifferenceRow): z.input<typeof Difference> {
  const { id, gateway, reason, bookMinor, gatewayMinor, currency, state, note, by, paymentId, orders, movement } = row
  return {
    id,
    gateway,
    reason,
    book: money(bookMinor, currency),
    atGateway: money(gatewayMinor, currency),
    gap: money(gatewayMinor - bookMinor, currency),
    state,
    note,
    by,
    paymentId,
    orders,
    movement: movement && { ...movement, at: new Date(movement.at).toISOString() },
    foundAt: row.foundAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
  }
}

/** One reconciliation: what was read and what came of it. */
export function presentRun({
  fromAt,
  toAt,
  startedAt,
  finishedAt,
  ...rest
}: RunRow): z.input<typeof ReconciliationRun> {
  return {
    ...rest,
    fromAt: fromAt.toISOString(),
    toAt: toAt.toISOString(),
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  }
}
