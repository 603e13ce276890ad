import type { Misfortunes } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { maySimulate } from './policy.ts'
import { updateMisfortunes } from './repository.ts'

/** Says what befalls charges at the sandbox gateway from now on. Refuses with `clock_not_movable`. */
export async function changeMisfortunes(context: Context, misfortunes: Misfortunes): Promise<void> {
  maySimulate(context)
  await inTransaction(context, (tx) => updateMisfortunes(tx.db, misfortunes))
  await context.ports.market.reload()
}
