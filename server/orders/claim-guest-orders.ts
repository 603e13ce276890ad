import type { Context } from '#server/platform/context.ts'
import { findConfirmedEmail, giveCheckoutsTo } from './checkout-repository.ts'

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

/** The same for who comes in and ordered as a guest meanwhile, with an address they have shown to be theirs before. */
export async function claimOrdersMeanwhile(tx: Context, { personId, door }: { personId: string; door: string }) {
  if (door !== 'storefront') return
  const email = await findConfirmedEmail(tx.db, personId)
  if (email) await giveCheckoutsTo(tx.db, personId, email)
}
