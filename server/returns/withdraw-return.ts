import { getPlacedOrder } from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { Refusal } from '#server/platform/errors.ts'
import { returnNotFound } from './errors.ts'
import { findReturnHead, lockReturn } from './repository.ts'
import { moveReturn } from './return-state.ts'

/** The customer keeps the things after all. Refuses with `return_not_found`, or `wrong_state` once they are received. */
export async function withdrawReturn(context: Context, returnId: string, key: string | undefined): Promise<void> {
  await inTransaction(context, async (tx) => {
    const found = await findReturnHead(tx.db, returnId)
    if (!found) throw returnNotFound()
    await getPlacedOrder(tx, found.orderId, key).catch((error: unknown) => {
      throw error instanceof Refusal ? returnNotFound() : error
    })
    const row = await lockReturn(tx.db, returnId)
    await moveReturn(tx, row!, 'withdraw', { actBy: null })
  })
}
