import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { checkSecondFactor } from './check-second-factor.ts'
import { giveRecoveryCodes } from './confirm-second-factor.ts'

/**
 * Gives ten new recovery codes; the old ones open nothing any more. Refuses with `second_factor_missing`, `wrong_code` or
 * `too_many_attempts`.
 */
export async function renewRecoveryCodes(context: Context, personId: string, code: string): Promise<string[]> {
  await checkSecondFactor(context, personId, code)
  return await inTransaction(context, (tx) => giveRecoveryCodes(tx, personId))
}
