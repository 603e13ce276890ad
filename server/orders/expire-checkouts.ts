import { releaseStock, sumByVariant } from '#server/catalog/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { moveCheckoutsTogether } from './checkout-state.ts'
import { moveOrdersTogether } from './order-state.ts'
import { lockOverdueCheckouts } from './checkout-repository.ts'
import { findStockOf, lockOrdersOf } from './repository.ts'

const batchSize = 50

/**
 * Ends the checkouts nobody paid in time: their orders expire and their stock goes back on sale. Works in batches, and
 * beside other processes that do the same. Answers how many ended.
 */
export async function expireCheckouts(context: Context): Promise<number> {
  let expired = 0
  for (;;) {
    const batch = await inTransaction(context, expireBatch)
    expired += batch
    if (batch < batchSize) return expired
  }
}

async function expireBatch(tx: Context): Promise<number> {
  const checkoutIds = await lockOverdueCheckouts(tx.db, tx.clock.now(), batchSize)
  if (checkoutIds.length === 0) return 0
  const orders = await lockOrdersOf(tx.db, checkoutIds)
  const orderIds = orders.map(({ id }) => id)
  const reason = 'Nobody paid in time.'
  await moveCheckoutsTogether(tx, checkoutIds, 'open', 'expire', reason)
  await moveOrdersTogether(tx, orderIds, 'awaiting_payment', 'expire', { closedAt: tx.clock.now() }, reason)
  await releaseStock(tx.db, sumByVariant(await findStockOf(tx.db, orderIds)))
  for (const checkoutId of checkoutIds) await tx.facts.announce(tx, 'checkout.expired', { checkoutId })
  return checkoutIds.length
}
