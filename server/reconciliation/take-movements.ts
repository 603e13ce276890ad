import type { Movement } from '#server/payments/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { bookMovements } from './book-movements.ts'
import { matchMovement } from './match-movement.ts'
import {
  insertDifferences,
  insertMovements,
  listMovementsBesideOurs,
  markMatched,
  type MovementRow,
  type NewDifference,
} from './repository.ts'

/** Lines worked on in one transaction. */
const atOnce = 200

export interface Taken {
  lines: number
  newLines: number
  differences: number
}

/**
 * Takes lines of a gateway in: keeps each once, books its fee and its payout, and lays it beside the book. What does not
 * agree becomes a difference. A line that was here before changes nothing.
 */
export async function takeMovements(
  context: Context,
  gateway: string,
  movements: AsyncIterable<Movement> | Iterable<Movement>,
  source: 'gateway' | 'file',
): Promise<Taken> {
  const taken: Taken = { lines: 0, newLines: 0, differences: 0 }
  let batch: Movement[] = []
  const flush = async () => {
    const { newLines, differences } = await takeBatch(context, gateway, batch, source)
    taken.lines += batch.length
    taken.newLines += newLines
    taken.differences += differences
    batch = []
  }
  for await (const movement of movements) {
    batch.push(movement)
    if (batch.length === atOnce) await flush()
  }
  if (batch.length > 0) await flush()
  return taken
}

async function takeBatch(context: Context, gateway: string, batch: readonly Movement[], source: 'gateway' | 'file') {
  return await inTransaction(context, async (tx) => {
    const at = tx.clock.now()
    const ids = await insertMovements(tx.db, gateway, batch, { source, at })
    const rows = await listMovementsBesideOurs(tx.db, ids)
    await bookMovements(tx, gateway, rows)
    const matched: string[] = []
    const different: NewDifference[] = []
    for (const row of rows) {
      const match = matchMovement(candidateOf(row))
      if (match.isMatched) matched.push(row.id)
      else different.push(differenceOf(gateway, row, match))
    }
    await markMatched(tx.db, matched)
    return { newLines: ids.length, differences: await insertDifferences(tx.db, different, at) }
  })
}

/** A kept line as the rule wants it. */
export function candidateOf({ kind, amountMinor, currency, oursMinor, oursCurrency, isSecondCharge }: MovementRow) {
  const ours = oursMinor === null ? null : { amountMinor: oursMinor, currency: oursCurrency ?? currency }
  return { kind, amountMinor, currency, ours, isSecondCharge }
}

function differenceOf(
  gateway: string,
  { id, attemptId, refundId, amountMinor, currency }: MovementRow,
  { reason, bookMinor }: { reason: NewDifference['reason']; bookMinor: number },
): NewDifference {
  return { gateway, reason, movementId: id, attemptId, refundId, bookMinor, gatewayMinor: amountMinor, currency }
}
