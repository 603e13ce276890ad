import { endpoints } from './endpoint.ts'

const byOwner = { door: 'seller', ability: 'team', policy: 'owner of the shop' } as const
const byMember = { door: 'seller', ability: 'see-shop', policy: 'members of the shop' } as const
const byLetter = { door: 'public', policy: 'holder of the mailed link' } as const

export const teamEndpoints = endpoints({
  getTeam: {
    method: 'GET',
    path: '/api/seller/team',
    ...byMember,
    summary: 'Who works in the shop; for the owner also who is invited',
  },
  inviteMember: {
    method: 'POST',
    path: '/api/seller/team/invitations',
    ...byOwner,
    status: 201,
    isCounted: true,
    summary: 'Invite somebody into the shop by mail; the link works for a week',
    refusals: ['not_allowed', 'already_member', 'already_invited', 'too_many_attempts'],
  },
  renewInvitation: {
    method: 'POST',
    path: '/api/seller/team/invitations/:id/renewal',
    ...byOwner,
    subject: 'shop-invitation',
    isCounted: true,
    summary: 'Mail an invitation once more, for another week; the earlier link works no longer',
    refusals: ['not_allowed', 'invitation_not_found', 'too_many_attempts'],
  },
  withdrawInvitation: {
    method: 'DELETE',
    path: '/api/seller/team/invitations/:id',
    ...byOwner,
    subject: 'shop-invitation',
    summary: 'Take an invitation back; its link works no longer',
    refusals: ['not_allowed', 'invitation_not_found'],
  },
  changeMemberRole: {
    method: 'PUT',
    path: '/api/seller/team/members/:id/role',
    ...byOwner,
    subject: 'shop-member',
    summary: 'Give somebody in the shop another role',
    refusals: ['not_allowed', 'member_not_found', 'last_owner'],
  },
  removeMember: {
    method: 'DELETE',
    path: '/api/seller/team/members/:id',
    ...byOwner,
    subject: 'shop-member',
    summary: 'Remove somebody from the shop; they are signed out of it at once',
    refusals: ['not_allowed', 'member_not_found', 'last_owner'],
  },
  leaveShop: {
    method: 'POST',
    path: '/api/seller/team/departure',
    ...byMember,
    status: 204,
    summary: 'Leave the shop, and be signed out of it',
    refusals: ['last_owner'],
  },
  chooseShop: {
    method: 'PUT',
    path: '/api/seller/me/shop',
    door: 'seller',
    ability: 'oneself',
    policy: 'who works in that shop',
    summary: 'Go on in another of the own shops, in this session alone',
    refusals: ['shop_not_found'],
  },
  readInvitation: {
    method: 'POST',
    path: '/api/seller/team/invitation-lookups',
    ...byLetter,
    summary: 'What the invitation of a letter is to, and whether its address has an account',
    refusals: ['link_invalid', 'too_many_attempts'],
  },
  acceptInvitation: {
    method: 'POST',
    path: '/api/seller/team/invitation-acceptances',
    ...byLetter,
    summary: 'Join the shop and sign in: a new person with name and password, a known one with theirs',
    refusals: [
      'link_invalid',
      'name_missing',
      'password_too_short',
      'wrong_credentials',
      'no_place_at_this_door',
      'second_factor_required',
      'wrong_code',
      'too_many_attempts',
    ],
  },
})
