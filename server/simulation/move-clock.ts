import type { ClockStep } from '#shared/api/simulation.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { endOfNextCycle } from '#server/subscriptions/index.ts'
import { clockMoving, nothingDue } from './errors.ts'
import { findNextEvent } from './next-due.ts'
import { maySimulate } from './policy.ts'
import { insertMove, stopRunningMove } from './repository.ts'
import { endOfStride } from './stride.ts'

/**
 * Asks for the clock to be moved forward; a worker does it, step by step. Refuses with `clock_not_movable`, `clock_moving`, or
 * `nothing_due` when no event waits and no subscription runs.
 */
export async function moveClock(context: Context, by: ClockStep): Promise<void> {
  const { personId } = maySimulate(context)
  const fromAt = context.clock.now()
  const untilAt = await endOf(context, by, fromAt)
  if (!untilAt || untilAt <= fromAt) throw nothingDue()
  const move = { by, fromAt, untilAt, personId, askedAt: context.clock.outside() }
  if (!(await inTransaction(context, (tx) => insertMove(tx.db, move)))) throw clockMoving()
}

/** Stops the move under way where it has come to. Refuses with `clock_not_movable`. */
export async function stopClock(context: Context): Promise<void> {
  maySimulate(context)
  await inTransaction(context, (tx) => stopRunningMove(tx.db))
}

async function endOf(context: Context, by: ClockStep, from: Date): Promise<Date | null> {
  if (by === 'cycle') return await endOfNextCycle(context)
  if (by === 'event') return (await findNextEvent(context))?.at ?? null
  return endOfStride(from, by)
}
