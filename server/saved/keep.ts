import { productNotFound } from '#server/catalog/index.ts'
import type { Context } from '#server/platform/context.ts'
import { limitRate } from '#server/platform/rate-limit.ts'
import { shopNotFound } from '#server/shops/index.ts'
import { tooManySaved, variantNotFound } from './errors.ts'
import { countSaved, countUnsaved, insertFollowed, insertSaved, insertStockRequest } from './repository.ts'

/** A list this long is read by nobody, and a page asks for all its ids. */
const mostSaved = 1_000
const requestsOfPerson = { most: 60, seconds: 3_600 }

/** Saves a product. Refuses with `product_not_found` or `too_many_saved`. */
export async function saveProduct(context: Context, personId: string, productId: string): Promise<void> {
  await mayHoldMore(context, personId, 1)
  const found = await insertSaved(context.db, personId, [productId], context.clock.now())
  if (found === 0) throw productNotFound()
}

/** Saves what a guest had saved in their browser; what has left the shelf is passed over. Refuses with `too_many_saved`. */
export async function saveProducts(context: Context, personId: string, productIds: readonly string[]): Promise<void> {
  await mayHoldMore(context, personId, await countUnsaved(context.db, personId, productIds))
  await insertSaved(context.db, personId, productIds, context.clock.now())
}

async function mayHoldMore(context: Context, personId: string, more: number): Promise<void> {
  if ((await countSaved(context.db, personId)) + more > mostSaved) throw tooManySaved(mostSaved)
}

/** Follows a shop. Refuses with `shop_not_found`. */
export async function followShop(context: Context, personId: string, shopId: string): Promise<void> {
  if (!(await insertFollowed(context.db, personId, shopId, context.clock.now()))) throw shopNotFound()
}

/** Waits for a variant: one letter when it is on the shelf again. Refuses with `variant_not_found` or `too_many_attempts`. */
export async function askForStock(context: Context, personId: string, variantId: string): Promise<void> {
  await limitRate(context, `stock requests of ${personId}`, requestsOfPerson)
  if (!(await insertStockRequest(context.db, personId, variantId, context.clock.now()))) throw variantNotFound()
}
