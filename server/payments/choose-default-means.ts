import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { invariant } from '#server/platform/errors.ts'
import { paymentMethodNotFound } from './errors.ts'
import { findMeans, holdMeans, markDefault, type KeptMeansRow } from './kept-means-repository.ts'

/** Makes kept means what their owner usually pays with, in the place of all others. Refuses with `payment_method_not_found`. */
export async function chooseDefaultMeans(
  context: Context,
  whose: { id: string; personId: string },
): Promise<KeptMeansRow> {
  return await inTransaction(context, async (tx) => {
    // Two choices at once take turns: the later one stands.
    const held = await holdMeans(tx.db, whose.personId)
    if (!held.includes(whose.id)) throw paymentMethodNotFound()
    await markDefault(tx.db, whose)
    const row = await findMeans(tx.db, whose)
    invariant(row, `means ${whose.id} are there`)
    return row
  })
}
