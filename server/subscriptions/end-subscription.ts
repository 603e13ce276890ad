import { releaseStock } from '#server/catalog/index.ts'
import type { Context } from '#server/platform/context.ts'
import { giveCreditBack } from './credit-back.ts'
import { saveSubscription, type PlannedSubscription, type SubscriptionRow } from './repository.ts'
import { moveSubscription } from './subscription-state.ts'

/**
 * Ends a subscription for good, lets kept stock go, gives back what is left of its credit, and says so. The caller has locked it.
 */
export async function endSubscription<Sub extends SubscriptionRow>(
  tx: Context,
  sub: Sub,
  act: 'cancel' | 'end',
  reason: string,
): Promise<void> {
  const state = await moveSubscription(tx, sub, act, reason)
  await saveSubscription(tx.db, {
    ...(await letStockGo(tx, sub)),
    state,
    creditMinor: await giveCreditBack(tx, { ...sub, state }),
    nextOn: null,
    nextAt: null,
    resumeOn: null,
    endReason: reason,
    endedAt: tx.clock.now(),
  })
  await tx.facts.announce(tx, 'subscription.ended', { subscriptionId: sub.id, shopId: sub.shopId, reason })
}

/** Whether all cycles are paid that its plan runs for; those of a plan it left do not count. */
export function isComplete({ plan, cyclesOfPlan }: PlannedSubscription): boolean {
  return plan.endAfter !== null && cyclesOfPlan >= plan.endAfter
}

/** Whether nothing comes next but its end: all cycles are paid, and no other plan is to follow. */
export function endsByItself(sub: PlannedSubscription): boolean {
  return isComplete(sub) && sub.nextPlanId === null
}

/** Puts what was kept ahead back on the shelf; answers the subscription without it, for the caller to save. */
export async function letStockGo<Sub extends SubscriptionRow>(tx: Context, sub: Sub): Promise<Sub> {
  const { variantId, heldQuantity } = sub
  if (heldQuantity > 0) await releaseStock(tx.db, [{ variantId, quantity: heldQuantity }])
  return { ...sub, heldQuantity: 0 }
}
