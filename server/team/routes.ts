import { teamEndpoints } from '#shared/api/team.ts'
import { teamSchemas } from '#shared/api/team.schemas.ts'
import { may } from '#shared/team-roles.ts'
import { arrivalOf, chooseShop, cookieOf, presentPerson, welcome } from '#server/identity/index.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { ReadyJson, routesFor } from '#server/platform/http/contract.ts'
import { clearCookie } from '#server/platform/http/cookies.ts'
import { ownShopOf } from '#server/shops/index.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { changeMemberRole } from './change-member-role.ts'
import { inviteMember } from './invite-member.ts'
import { readInvitation } from './read-invitation.ts'
import { leaveShop, removeMember } from './remove-member.ts'
import { renewInvitation } from './renew-invitation.ts'
import { findTeamAsJson } from './repository.ts'
import { withdrawInvitation } from './withdraw-invitation.ts'

export const teamRoutes = routesFor(teamEndpoints, teamSchemas, {
  getTeam: async ({ context }) => await team(context),
  async inviteMember({ context, body, req }) {
    await inviteMember(context, body, arrivalOf(req, 'seller'))
    return await team(context)
  },
  async renewInvitation({ context, params, req }) {
    await renewInvitation(context, params.id, arrivalOf(req, 'seller'))
    return await team(context)
  },
  async withdrawInvitation({ context, params }) {
    await withdrawInvitation(context, params.id)
    return await team(context)
  },
  async changeMemberRole({ context, params, body }) {
    await changeMemberRole(context, params.id, body.role)
    return await team(context)
  },
  async removeMember({ context, params }) {
    await removeMember(context, params.id)
    return await team(context)
  },
  async leaveShop({ context, res }) {
    await leaveShop(context)
    clearCookie(res, context.config, cookieOf.seller)
    return undefined
  },
  async chooseShop({ context, body }) {
    const { personId } = await chooseShop(context, body.shopId)
    return await presentPerson(context, 'seller', personId, body.shopId)
  },
  readInvitation: async ({ context, body, req }) => await readInvitation(context, body.token, arrivalOf(req, 'seller')),
  async acceptInvitation({ context, body, req, res }) {
    const session = await acceptInvitation(context, body, arrivalOf(req, 'seller'))
    return await welcome(context, 'seller', session, req, res)
  },
})

/** The team as its reader may see it. */
async function team(context: Context): Promise<ReadyJson> {
  const { shopId, personId } = ownShopOf(context)
  const { actor, clock } = context
  const withInvitations = actor.kind === 'seller' && actor.shop !== null && may(actor.shop.role, 'team')
  const own = { shopId, personId, at: clock.now(), withInvitations }
  // Names and addresses of people are no shop's to read by itself.
  return await inTransaction(context, (tx) => asMarket(tx, async () => new ReadyJson(await findTeamAsJson(tx.db, own))))
}
