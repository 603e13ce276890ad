import { newId } from '#shared/ids.ts'
import { productNotFound } from '#server/catalog/index.ts'
import type { Context } from '#server/platform/context.ts'
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
  if (!(await insertProductReport(context.db, productId, report))) throw productNotFound()
}

/** Puts an open shop before the operator. Refuses with `shop_not_found` or `too_many_attempts`. */
export async function reportShop(context: Context, shopId: string, reason: string): Promise<void> {
  const report = await newReport(context, reason)
  if (!(await insertShopReport(context.db, shopId, report))) throw shopNotFound()
}

async function newReport(context: Context, reason: string) {
  const personId = reporterOf(context)
  await limitRate(context, `listing reports of ${personId}`, reportsOfPerson)
  return { id: newId(), personId, reason, at: context.clock.now() }
}
