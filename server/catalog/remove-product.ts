import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { memberWhoMay } from '#server/shops/index.ts'
import { stillSubscribed, stockReserved } from './errors.ts'
import { moveProduct } from './move-product.ts'
import { countSubscriptions, lockVariants, stripProduct } from './repository.ts'

/**
 * Puts a draft or hidden product of the own shop away for good: nobody finds it any more, and its pictures, files and numbers are free.
 * What was sold of it stays with its orders, reviews and counts. Given the `version` somebody looked at, it must still be that one.
 * Refuses with `product_not_found`, `wrong_state` (on the shelf, waiting, or taken down by the market), `changed_meanwhile`,
 * `stock_reserved`, `still_subscribed`, or `not_allowed` (staff).
 */
export async function removeProduct(
  context: Context,
  productId: string,
  { version }: { version?: number | undefined } = {},
): Promise<void> {
  const { shopId, personId } = memberWhoMay(context, 'prices')
  const own = { shopId, productId }
  await inTransaction(context, async (tx) => {
    await moveProduct(tx, own, { act: 'remove', personId, version })
    const reserved = [...(await lockVariants(tx.db, productId)).values()].reduce((sum, each) => sum + each.reserved, 0)
    if (reserved > 0) throw stockReserved('body', reserved)
    const subscriptions = await countSubscriptions(tx.db, own)
    if (subscriptions > 0) throw stillSubscribed(subscriptions)
    await stripProduct(tx.db, own, tx.clock.now())
    await tx.facts.announce(tx, 'product.removed', own)
  })
}
