import type { Role } from '#shared/team-roles.ts'

declare module '#server/platform/facts.ts' {
  interface FactMap {
    /** A letter invites somebody into a shop, for the first time or once more. */
    'member.invited': { shopId: string; invitationId: string }
    /** Somebody accepted and works in the shop. */
    'member.joined': { shopId: string; personId: string; role: Role }
    'member.role-changed': { shopId: string; personId: string; role: Role }
    /** Somebody works in the shop no more: they left, or were removed. */
    'member.left': { shopId: string; personId: string }
  }
}
