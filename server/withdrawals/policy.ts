import type { Context } from '#server/platform/context.ts'
import { notAllowed } from '#server/platform/errors.ts'
import { memberWhoMay } from '#server/shops/index.ts'

/** Owner and managers withdraw what the shop has. Refuses with `not_allowed`. */
export function mayWithdraw(context: Context): { shopId: string; personId: string } {
  return memberWhoMay(context, 'withdrawals')
}

/** The owner alone says where the shop's money goes. Refuses with `not_allowed`. */
export function mayChangeMethods(context: Context): { shopId: string; personId: string } {
  return memberWhoMay(context, 'bank-accounts')
}

/** Operators judge withdrawals, and the program itself tells what became of a payout. Refuses with `not_allowed`. */
export function mayJudgeWithdrawals({ actor }: Context): void {
  if (actor.kind !== 'operator' && actor.kind !== 'system') throw notAllowed()
}
