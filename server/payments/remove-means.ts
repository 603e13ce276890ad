import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { paymentMethodNeeded, paymentMethodNotFound } from './errors.ts'
import { forgetAtGateway } from './forget-at-gateway.ts'
import { findMeans, findNeededBy, markRemoved } from './kept-means-repository.ts'

/**
 * Forgets kept means: at once here, and by a job at the gateway. Refuses with `payment_method_not_found`, or
 * `payment_method_needed` while a subscription is charged to them.
 */
export async function removeMeans(context: Context, whose: { id: string; personId: string }): Promise<void> {
  const row = await findMeans(context.db, whose)
  if (row?.state !== 'kept') throw paymentMethodNotFound()
  await inTransaction(context, async (tx) => {
    const neededBy = await findNeededBy(tx.db, whose.id)
    if (neededBy.length > 0) throw paymentMethodNeeded(neededBy)
    if (!(await markRemoved(tx.db, whose, tx.clock.now()))) throw paymentMethodNotFound()
    const { gateway, reference, customerReference } = row
    await tx.jobs.enqueue(tx, forgetAtGateway, { gateway, reference: reference!, customerReference })
  })
}
