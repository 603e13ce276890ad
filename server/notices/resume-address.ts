import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { resumeByAddress, resumeById } from '#server/platform/mail/index.ts'
import { pausedAddressNotFound } from './errors.ts'

/**
 * Letters go to an address again, at an operator's word; those that were written meanwhile stay where they are. Refuses
 * with `paused_address_not_found`.
 */
export async function resumeAddress(context: Context, id: string): Promise<void> {
  await inTransaction(context, async (tx) => {
    if (!(await resumeById(tx.db, id, tx.clock.outside()))) throw pausedAddressNotFound()
  })
}

/** Who has just shown that an address is theirs wants its letters, whatever was complained of before. */
export async function resumeConfirmed(tx: Context, { email }: { email: string }): Promise<void> {
  await resumeByAddress(tx.db, email, tx.clock.outside())
}
