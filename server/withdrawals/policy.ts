import type { Context } from '#server/platform/context.ts'
import { notAllowed } from '#server/platform/errors.ts'
import { mayRunShop, ownShopOf } from '#server/shops/index.ts'

/** Owner and managers withdraw what the shop has. Refuses with `not_allowed`. */
export function mayWithdraw(context: Context): { shopId: string; personId: string } {
  return mayRunShop(context)
}

/** The owner alone says where the shop's money goes. Refuses with `not_allowed`. */
export function mayChangeMethods(context: Context): { shopId: string; personId: string } {
  const own = ownShopOf(context)
  if (context.actor.kind === 'seller' && context.actor.shop?.role !== 'owner') {
    throw notAllowed('Only the owner of the shop may say where its money goes.')
  }
  return own
}

/** Operators judge withdrawals, and the program itself tells what became of a payout. Refuses with `not_allowed`. */
export function mayJudgeWithdrawals({ actor }: Context): void {
  if (actor.kind !== 'operator' && actor.kind !== 'system') throw notAllowed()
}
