import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { methodNotFound } from './errors.ts'
import { mayChangeMethods } from './policy.ts'
import { removeMethod } from './repository.ts'

/**
 * No longer pays the shop there. Withdrawals that were asked for keep the account they named. Refuses with
 * `not_allowed` or `method_not_found`.
 */
export async function removeWithdrawMethod(context: Context, methodId: string): Promise<void> {
  const { shopId } = mayChangeMethods(context)
  await inTransaction(context, (tx) =>
    asMarket(tx, async () => {
      const isRemoved = await removeMethod(tx.db, { id: methodId, shopId, at: tx.clock.now() })
      if (!isRemoved) throw methodNotFound()
      await tx.facts.announce(tx, 'withdraw-method.removed', { methodId, shopId })
    }),
  )
}
