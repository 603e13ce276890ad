import { newId } from '#shared/ids.ts'
import { productNotFound } from '#server/catalog/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { limitRate } from '#server/platform/rate-limit.ts'
import { shopNotFound } from '#server/shops/index.ts'
import { reporterOf } from './policy.ts'
import { insertProductReport, insertShopReport } from './repository.ts'

const reportsOfPerson = { most: 20, seconds: 3_600 }

/**
 * Puts a product on the shelf before the operator, with what the customer has against it. Refuses with
 * `product_not_found` or `too_many_attempts`.
 */
export async function reportProduct(context: Context, productId: string, reason: string): Promise<void> {
  const report = await newReport(context, reason)
  await inTransaction(context, async (tx) => {
    const shopId = await insertProductReport(tx.db, productId, report)
    if (!shopId) throw productNotFound()
    await tx.facts.announce(tx, 'listing.reported', { shopId, productId })
  })
}

/** Puts an open shop before the operator. Refuses with `shop_not_found` or `too_many_attempts`. */
export async function reportShop(context: Context, shopId: string, reason: string): Promise<void> {
  const report = await newReport(context, reason)
  await inTransaction(context, async (tx) => {
    if (!(await insertShopReport(tx.db, shopId, report))) throw shopNotFound()
    await tx.facts.announce(tx, 'listing.reported', { shopId, productId: null })
  })
}

async function newReport(context: Context, reason: string) {
  const personId = reporterOf(context)
  await limitRate(context, `listing reports of ${personId}`, reportsOfPerson)
  return { id: newId(), personId, reason, at: context.clock.now() }
}
