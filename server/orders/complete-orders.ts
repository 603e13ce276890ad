import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { moveOrdersTogether } from './order-state.ts'
import { lockOrdersPastReturn } from './repository.ts'

const batchSize = 100

/** Completes delivered orders whose return days are over. Works in batches; answers how many were completed. */
export async function completeOrders(context: Context): Promise<number> {
  let completed = 0
  for (;;) {
    const batch = await inTransaction(context, completeBatch)
    completed += batch
    if (batch < batchSize) return completed
  }
}

async function completeBatch(tx: Context): Promise<number> {
  const orders = await lockOrdersPastReturn(tx.db, tx.clock.now(), batchSize)
  const ids = orders.map(({ id }) => id)
  await moveOrdersTogether(tx, ids, 'delivered', 'complete', { closedAt: tx.clock.now() })
  for (const { id, checkoutId, shopId } of orders)
    await tx.facts.announce(tx, 'order.completed', { orderId: id, checkoutId, shopId })
  return orders.length
}
