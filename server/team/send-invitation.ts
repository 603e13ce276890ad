import type { Role } from '#shared/team-roles.ts'
import { linkTo, newOneTimeToken } from '#server/identity/index.ts'
import { daysAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { queueMail } from '#server/platform/mail/index.ts'
import { letters } from './letters/index.ts'
import { findShopInLetter } from './repository.ts'

const invitationDays = 7

/** A new link of an invitation, as it is kept: by its hash, until when. */
export interface InvitationLink {
  token: string
  tokenHash: Buffer
  at: Date
  expiresAt: Date
}

/** Makes a link that works for a week. */
export function newInvitationLink({ clock }: Context): InvitationLink {
  const { token, hash } = newOneTimeToken()
  const at = clock.now()
  return { token, tokenHash: hash, at, expiresAt: daysAfter(at, invitationDays) }
}

/** Mails an invitation in the caller's transaction and announces it. */
export async function sendInvitation(
  tx: Context,
  { id, shopId, email, role }: { id: string; shopId: string; email: string; role: Role },
  { token, tokenHash }: InvitationLink,
): Promise<void> {
  const shop = await findShopInLetter(tx.db, shopId)
  const url = linkTo(tx, 'seller', 'invitation', { token })
  await queueMail(tx, {
    key: `shop-invitation:${tokenHash.toString('base64url')}`,
    to: email,
    write: ({ language }) => letters[language].invitationLetter({ shop, role, url, days: invitationDays }),
  })
  await tx.facts.announce(tx, 'member.invited', { shopId, invitationId: id })
}
