import type { z } from 'zod'
import type { ShopName } from '#shared/api/values.schemas.ts'
import type { Role } from '#shared/team-roles.ts'
import { hasAccount, hashOfToken, limitTries, linkInvalid, type Arrival } from '#server/identity/index.ts'
import type { Context } from '#server/platform/context.ts'
import { readInvitationRow } from './repository.ts'

/** An invitation, as the page of its letter shows it. */
export interface InvitationPage {
  shop: z.output<typeof ShopName>
  role: Role
  email: string
  invitedBy: string
  hasAccount: boolean
}

/** What the link of a letter invites to. Refuses with `link_invalid` or `too_many_attempts`. */
export async function readInvitation(context: Context, token: string, arrival: Arrival): Promise<InvitationPage> {
  await limitTries(context, 'link', arrival)
  const invitation = await readInvitationRow(context.db, hashOfToken(token), context.clock.now())
  if (!invitation) throw linkInvalid()
  const shop = JSON.parse(invitation.shop) as InvitationPage['shop']
  return { ...invitation, shop, hasAccount: await hasAccount(context, invitation.email) }
}
