import { writeCheckouts } from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { beginCycle, type Begun } from './begin-cycle.ts'
import { chargeCycles, type ToCharge } from './charge-cycles.ts'
import { settleFree } from './place-cycle.ts'
import { provide, putBack } from './provisions.ts'
import { insertCycles, lockDue, saveSubscriptions } from './repository.ts'

const batchSize = 50

/**
 * Begins the cycles that are due and charges them, in batches, beside other processes that do the same; of one
 * subscription where `id` says so. What dies in the middle is taken up by `retryCycles`. Answers how many were begun.
 */
export async function renewDue(context: Context, id: string | null = null): Promise<number> {
  let begun = 0
  for (;;) {
    const { found, toCharge } = await inTransaction(context, (tx) => beginBatch(tx, id))
    begun += found
    await chargeCycles(context, toCharge)
    if (found < batchSize) return begun
  }
}

async function beginBatch(tx: Context, id: string | null): Promise<{ found: number; toCharge: ToCharge[] }> {
  const { locked, due } = await lockDue(tx.db, { now: tx.clock.now(), most: batchSize, id })
  const provisions = await provide(tx, due)
  const begun: Begun[] = []
  for (const sub of due) {
    const one = await beginCycle(tx, sub, provisions)
    if (one) begun.push(one)
  }
  await putBack(tx, provisions)
  if (begun.length > 0) {
    await writeCheckouts(
      tx,
      begun.map(({ checkout }) => checkout),
    )
    await insertCycles(
      tx.db,
      begun.map(({ cycle }) => cycle),
    )
    await saveSubscriptions(
      tx.db,
      begun.map(({ sub }) => sub),
    )
  }
  const toCharge = (await settleFree(tx, begun)).map(({ cycle, sub }) => ({ cycle, sub }))
  return { found: locked, toCharge }
}
