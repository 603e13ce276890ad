import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { memberWhoMay } from '#server/shops/index.ts'
import { invitationNotFound } from './errors.ts'
import { deleteInvitation } from './repository.ts'

/** Takes an invitation back: its link is worth nothing from now on. Refuses with `not_allowed` or `invitation_not_found`. */
export async function withdrawInvitation(context: Context, id: string): Promise<void> {
  const { shopId } = memberWhoMay(context, 'team')
  const isGone = await inTransaction(context, (tx) => asMarket(tx, () => deleteInvitation(tx.db, shopId, id)))
  if (!isGone) throw invitationNotFound()
}
