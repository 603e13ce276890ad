import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { issueLink } from './issue-link.ts'
import { mayInviteOperators } from './policy.ts'
import { deleteOpenInvitations, hasOperator } from './repository.ts'

/**
 * Makes the invitation by which a market gets its first operator, for whoever holds the link; it replaces an earlier one.
 * Answers the address to open, or null when somebody runs the market already.
 */
export async function createFirstInvitation(context: Context): Promise<string | null> {
  mayInviteOperators(context)
  return await inTransaction(context, async (tx) => {
    if (await hasOperator(tx.db)) return null
    await deleteOpenInvitations(tx.db)
    const { url } = await issueLink(tx, { purpose: 'operator_invitation', door: 'operator', email: null })
    return url
  })
}
