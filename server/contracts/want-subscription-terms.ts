import type { Context } from '#server/platform/context.ts'
import { insertTask } from './task-repository.ts'
import { listTemplates } from './template-repository.ts'

/**
 * Asks for the terms that a subscription needs signed: one contract from each template of that kind in use, about its shop and
 * the order it began with, once for each subscription. Stands in the caller's transaction; `findHold` says whether the start
 * waits for them.
 */
export async function wantSubscriptionTerms(
  tx: Context,
  { subscriptionId, shopId, orderId }: { subscriptionId: string; shopId: string; orderId: string },
): Promise<void> {
  for (const { id: templateId, kind, isActive } of await listTemplates(tx.db)) {
    if (kind !== 'subscription' || !isActive) continue
    const cause = `subscription:${subscriptionId}:${templateId}`
    await insertTask(tx.db, { cause, templateId, shopId, orderId, subscriptionId }, tx.clock.now())
  }
}
