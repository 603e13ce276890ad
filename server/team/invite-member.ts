import { newId } from '#shared/ids.ts'
import type { Role } from '#shared/team-roles.ts'
import { limitTries, type Arrival } from '#server/identity/index.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { memberWhoMay } from '#server/shops/index.ts'
import { alreadyInvited, alreadyMember } from './errors.ts'
import { insertInvitation, isMember } from './repository.ts'
import { newInvitationLink, sendInvitation } from './send-invitation.ts'

/**
 * Invites whoever has this address into the own shop. One letter is open for an address; one whose week is over is replaced.
 * Refuses with `not_allowed`, `already_member`, `already_invited` or `too_many_attempts`.
 */
export async function inviteMember(
  context: Context,
  { email, role }: { email: string; role: Role },
  arrival: Arrival,
): Promise<void> {
  const { shopId, personId } = memberWhoMay(context, 'team')
  await limitTries(context, 'invitation', arrival, email)
  await inTransaction(context, (tx) =>
    asMarket(tx, async () => {
      if (await isMember(tx.db, shopId, email)) throw alreadyMember()
      const invitation = { id: newId(), shopId, email, role, invitedBy: personId }
      const link = newInvitationLink(tx)
      if (!(await insertInvitation(tx.db, { ...invitation, ...link }))) throw alreadyInvited()
      await sendInvitation(tx, invitation, link)
    }),
  )
}
