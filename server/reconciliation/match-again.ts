import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { unbookDifference } from './book-difference.ts'
import { matchMovement } from './match-movement.ts'
import {
  closeDifference,
  findDifference,
  listFoundAfterAll,
  listMovementsToMatchAgain,
  markMatched,
  type DifferenceState,
} from './repository.ts'
import { candidateOf } from './take-movements.ts'

/**
 * Looks at the differences of a gateway again: one whose other side has come meanwhile is resolved, and what was booked
 * for it is taken back. What somebody has explained is left alone.
 */
export async function matchAgain(context: Context, gateway: string): Promise<number> {
  const told = await listMovementsToMatchAgain(context.db, gateway)
  const agreed = told.filter((row) => row.kind !== 'payout' && matchMovement(candidateOf(row)).isMatched)
  const resolved: { id: string; state: DifferenceState; movementId?: string }[] = [
    ...agreed.map(({ id, differenceId, differenceState }) => ({
      id: differenceId!,
      state: differenceState!,
      movementId: id,
    })),
    ...(await listFoundAfterAll(context.db, gateway)),
  ]
  for (const one of resolved) await resolve(context, one)
  return resolved.length
}

async function resolve(
  context: Context,
  { id, state, movementId }: { id: string; state: DifferenceState; movementId?: string },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const at = tx.clock.now()
    if (!(await closeDifference(tx.db, { id, from: [state], to: 'resolved', personId: null, at }))) return
    if (movementId) await markMatched(tx.db, [movementId])
    if (state === 'posted') await unbookDifference(tx, (await findDifference(tx.db, id))!)
  })
}
