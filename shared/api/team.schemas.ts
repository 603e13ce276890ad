import { z } from 'zod'
import { schemasFor } from './endpoint.ts'
import { Role, SellerPerson } from './identity.schemas.ts'
import type { teamEndpoints } from './team.ts'
import { Email, Id, IdParams, Instant, Nothing, Picture, ShopName } from './values.schemas.ts'

export const TeamMember = z
  .object({
    id: Id,
    name: z.string(),
    email: z.string(),
    avatar: Picture.nullable(),
    role: Role,
    joinedAt: Instant,
    isMe: z.boolean(),
  })
  .meta({ id: 'TeamMember' })

export const TeamInvitation = z
  .object({
    id: Id,
    email: z.string(),
    role: Role,
    invitedBy: z.string(),
    sentAt: Instant,
    expiresAt: Instant,
    isExpired: z.boolean(),
  })
  .meta({ id: 'TeamInvitation' })

export const Team = z
  .object({
    members: z.array(TeamMember),
    invitations: z.array(TeamInvitation).meta({ description: 'Empty for who may not invite' }),
  })
  .meta({ id: 'Team' })

const Token = z.string().min(20).max(200)

export const teamSchemas = schemasFor<typeof teamEndpoints>()({
  getTeam: { response: Team },
  inviteMember: { body: z.strictObject({ email: Email, role: Role }), response: Team },
  renewInvitation: { params: IdParams, response: Team },
  withdrawInvitation: { params: IdParams, response: Team },
  changeMemberRole: { params: IdParams, body: z.strictObject({ role: Role }), response: Team },
  removeMember: { params: IdParams, response: Team },
  leaveShop: { response: Nothing },
  chooseShop: { body: z.strictObject({ shopId: Id }), response: SellerPerson },
  readInvitation: {
    body: z.strictObject({ token: Token }),
    response: z.object({
      shop: ShopName,
      role: Role,
      email: z.string(),
      invitedBy: z.string(),
      hasAccount: z.boolean(),
    }),
  },
  acceptInvitation: {
    body: z.strictObject({
      token: Token,
      name: z.string().trim().min(1, 'is missing').max(120).optional().meta({ description: 'Of a new person' }),
      password: z.string().min(1, 'is missing').max(200).meta({ description: 'A new one, or that of the account' }),
      code: z.string().trim().min(1, 'is missing').max(40).optional().meta({ description: 'Of who has a second step' }),
    }),
    response: SellerPerson,
  },
})

export type Team = z.output<typeof Team>
export type TeamMember = z.output<typeof TeamMember>
export type TeamInvitation = z.output<typeof TeamInvitation>
