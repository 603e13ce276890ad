import type { Role } from '#shared/team-roles.ts'

/** What a role is called. */
export const roleWords: Record<Role, string> = { owner: 'Owner', manager: 'Manager', staff: 'Staff' }

/** The roles to choose from, the least powerful first. */
export const roleChoices = (['staff', 'manager', 'owner'] as const).map((role) => ({
  value: role,
  label: roleWords[role],
}))
