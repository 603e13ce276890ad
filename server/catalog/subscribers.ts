import { on, type Subscription } from '#server/platform/facts.ts'
import type { Context } from '#server/platform/context.ts'
import type { ShopFact } from '#server/shops/index.ts'
import { listProductsOf, unlistProductsOf } from './repository.ts'

async function putOnShelf(tx: Context, { shopId }: ShopFact): Promise<void> {
  await listProductsOf(tx.db, shopId, tx.clock.now())
}

/** At once: no customer finds a product of a suspended shop, and none of an approved one is missing. */
export const catalogSubscribers: Subscription[] = [
  on('shop.approved', 'at once', 'put-products-of-approved-on-shelf', putOnShelf),
  on('shop.reinstated', 'at once', 'put-products-of-reinstated-on-shelf', putOnShelf),
  on('shop.suspended', 'at once', 'take-products-of-suspended-off-shelf', async (tx, { shopId }) => {
    await unlistProductsOf(tx.db, shopId)
  }),
  on('shop.closed', 'at once', 'take-products-of-closed-off-shelf', async (tx, { shopId }) => {
    await unlistProductsOf(tx.db, shopId)
  }),
]
