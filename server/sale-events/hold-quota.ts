import { newId } from '#shared/ids.ts'
import { customerKeys } from '#server/identity/index.ts'
import type { Context } from '#server/platform/context.ts'
import { refreshShelf, takeQuota } from './repository.ts'

/** Units that an order takes at the price of an event. */
export interface EventUnits {
  itemId: string
  shopId: string
  orderId: string
  quantity: number
  priceMinor: number
}

/**
 * Takes units out of the quota of sale events for a checkout, in its transaction, under the same guard as stock. Answers
 * the items of which there was not enough, or not for this customer, or not any more; the caller must then roll back.
 */
export async function holdQuota(
  tx: Context,
  { checkoutId, personId, email }: { checkoutId: string; personId: string | null; email: string },
  units: readonly EventUnits[],
): Promise<string[]> {
  if (units.length === 0) return []
  const at = tx.clock.now()
  const takes = units.map(({ ...unit }) => Object.assign(unit, { id: newId() }))
  const { taken, usedUp } = await takeQuota(tx.db, takes, {
    checkoutId,
    customers: customerKeys({ personId, email }),
    at,
  })
  // Only the last units of a quota change what lists show.
  for (const eventId of usedUp) await refreshShelf(tx.db, { eventId }, at)
  return units.filter(({ itemId }) => !taken.has(itemId)).map(({ itemId }) => itemId)
}
