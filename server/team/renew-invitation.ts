import { limitTries, type Arrival } from '#server/identity/index.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { memberWhoMay } from '#server/shops/index.ts'
import { invitationNotFound } from './errors.ts'
import { findInvitation, renewInvitationRow } from './repository.ts'
import { newInvitationLink, sendInvitation } from './send-invitation.ts'

/**
 * Mails an invitation once more, for another week; the link of the earlier letter is worth nothing from now on. Refuses with
 * `not_allowed`, `invitation_not_found` or `too_many_attempts`.
 */
export async function renewInvitation(context: Context, id: string, arrival: Arrival): Promise<void> {
  const { shopId } = memberWhoMay(context, 'team')
  const known = await findInvitation(context.db, shopId, id)
  if (!known) throw invitationNotFound()
  await limitTries(context, 'invitation', arrival, known.email)
  await inTransaction(context, (tx) =>
    asMarket(tx, async () => {
      const link = newInvitationLink(tx)
      const renewed = await renewInvitationRow(tx.db, { shopId, id, ...link })
      if (!renewed) throw invitationNotFound()
      await sendInvitation(tx, { id, shopId, ...renewed }, link)
    }),
  )
}
