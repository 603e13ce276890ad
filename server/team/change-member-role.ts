import type { Role } from '#shared/team-roles.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { memberWhoMay } from '#server/shops/index.ts'
import { lastOwner, memberNotFound } from './errors.ts'
import { findMember, lockTeam, updateRole } from './repository.ts'

/**
 * Gives somebody in the own shop another role; it counts from their next request on. Refuses with `not_allowed`,
 * `member_not_found` or `last_owner`.
 */
export async function changeMemberRole(context: Context, personId: string, role: Role): Promise<void> {
  const { shopId } = memberWhoMay(context, 'team')
  await inTransaction(context, (tx) =>
    asMarket(tx, async () => {
      await lockTeam(tx.db, shopId)
      const member = await findMember(tx.db, shopId, personId)
      if (!member) throw memberNotFound()
      if (member.role === role) return
      if (member.isLastOwner) throw lastOwner()
      await updateRole(tx.db, shopId, personId, role)
      await tx.facts.announce(tx, 'member.role-changed', { shopId, personId, role })
    }),
  )
}
