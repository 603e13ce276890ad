import type { Context } from '#server/platform/context.ts'
import { withdrawalNotFound } from './errors.ts'
import { lockWithdrawal, type WithdrawalHead } from './repository.ts'

/** A withdrawal, locked until the transaction ends; of one shop, if one is given. Refuses with `withdrawal_not_found`. */
export async function getLockedWithdrawal(
  tx: Context,
  withdrawalId: string,
  shopId: string | null = null,
): Promise<WithdrawalHead> {
  const withdrawal = await lockWithdrawal(tx.db, withdrawalId, shopId)
  if (!withdrawal) throw withdrawalNotFound()
  return withdrawal
}
