import { checkSecondFactor } from '#server/identity/index.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { methodNotFound } from './errors.ts'
import { mayChangeMethods } from './policy.ts'
import { findMethod, removeMethod } from './repository.ts'

/**
 * No longer pays the shop there. Withdrawals that were asked for keep the account they named. Refuses with
 * `not_allowed`, `method_not_found`, `second_factor_missing`, `wrong_code` or `too_many_attempts`.
 */
export async function removeWithdrawMethod(
  context: Context,
  { methodId, code }: { methodId: string; code: string },
): Promise<void> {
  const { shopId, personId } = mayChangeMethods(context)
  // Before the code is taken, for a method that is not there.
  if (!(await findMethod(context.db, { id: methodId, shopId }))) throw methodNotFound()
  await checkSecondFactor(context, personId, code)
  await inTransaction(context, (tx) =>
    asMarket(tx, async () => {
      const isRemoved = await removeMethod(tx.db, { id: methodId, shopId, at: tx.clock.now() })
      if (!isRemoved) throw methodNotFound()
      await tx.facts.announce(tx, 'withdraw-method.removed', { methodId, shopId })
    }),
  )
}
