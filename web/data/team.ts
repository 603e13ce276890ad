import { teamEndpoints } from '#shared/api/team.ts'
import type { teamSchemas } from '#shared/api/team.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const teamApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof teamSchemas>()(build, teamEndpoints, {
      changes: { changeMemberRole: ['Me'] },
      answers: {
        inviteMember: 'getTeam',
        renewInvitation: 'getTeam',
        withdrawInvitation: 'getTeam',
        changeMemberRole: 'getTeam',
        removeMember: 'getTeam',
      },
    }),
})

export const {
  useGetTeamQuery,
  useInviteMemberMutation,
  useRenewInvitationMutation,
  useWithdrawInvitationMutation,
  useChangeMemberRoleMutation,
  useRemoveMemberMutation,
  useLeaveShopMutation,
  useChooseShopMutation,
  useReadInvitationMutation,
  useAcceptInvitationMutation,
} = teamApi
