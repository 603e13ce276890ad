import type { Context } from '#server/platform/context.ts'
import { giveCheckoutsTo } from './checkout-repository.ts'

/**
 * Gives a person what was ordered as a guest with their address. Only when they have shown that the address is theirs:
 * anybody can type one at the checkout.
 */
export async function claimGuestOrders(
  tx: Context,
  { personId, email }: { personId: string; email: string },
): Promise<void> {
  await giveCheckoutsTo(tx.db, personId, email)
}
