import type { Context } from '#server/platform/context.ts'
import { asMarket } from '#server/platform/db/transaction.ts'
import { Refusal } from '#server/platform/errors.ts'

/** Something that may have to wait until a contract is signed. */
export interface HeldBusiness {
  act: 'shop_approval' | 'payout' | 'shipping' | 'subscription_start'
  shopId: string
  orderId?: string
}

/** Says which unsigned contract holds something back: its number, `''` for one that is being drawn up, null for none. */
export type FindHold = (tx: Context, business: HeldBusiness) => Promise<string | null>

/** Says for which of some orders an unsigned contract holds an act back. */
export type FindHeldOrders = (
  tx: Context,
  act: HeldBusiness['act'],
  orderIds: readonly string[],
) => Promise<ReadonlySet<string>>

declare module '#server/platform/context.ts' {
  interface Ports {
    /** Answered by contracts, asked by what stands below them. */
    findHold: FindHold
    findHeldOrders: FindHeldOrders
  }
}

const words = {
  shop_approval: 'The shop cannot be approved',
  payout: 'Nothing can be paid out',
  shipping: 'The parcel cannot be handed over',
  subscription_start: 'The subscription cannot start',
} as const

/** Refuses with `contract_unsigned`, naming the contract in `contract`, while one that holds this is not signed by all. */
export async function refuseWhileHeld(tx: Context, business: HeldBusiness): Promise<void> {
  const number = await asMarket(tx, () => tx.ports.findHold(tx, business))
  if (number === null) return
  const which = number === '' ? 'a contract' : `contract ${number}`
  throw new Refusal(409, 'contract_unsigned', `${words[business.act]} before ${which} is signed.`, {
    extra: { contract: number },
  })
}
