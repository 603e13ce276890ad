import { revokeSessionsInShop } from '#server/identity/index.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { memberWhoMay, ownShopOf } from '#server/shops/index.ts'
import { lastOwner, memberNotFound } from './errors.ts'
import { deleteMember, findMember, lockTeam } from './repository.ts'

/**
 * Removes somebody from the own shop and signs them out of it at once; what they did there stays. Refuses with
 * `not_allowed`, `member_not_found` or `last_owner`.
 */
export async function removeMember(context: Context, personId: string): Promise<void> {
  await endMembership(context, memberWhoMay(context, 'team').shopId, personId)
}

/** Leaves the own shop; the sessions in it end. Refuses with `last_owner`. */
export async function leaveShop(context: Context): Promise<void> {
  const { shopId, personId } = ownShopOf(context)
  await endMembership(context, shopId, personId)
}

async function endMembership(context: Context, shopId: string, personId: string): Promise<void> {
  await inTransaction(context, (tx) =>
    asMarket(tx, async () => {
      await lockTeam(tx.db, shopId)
      const member = await findMember(tx.db, shopId, personId)
      if (!member) throw memberNotFound()
      if (member.isLastOwner) throw lastOwner()
      await revokeSessionsInShop(tx, personId, shopId)
      await deleteMember(tx.db, shopId, personId)
      await tx.facts.announce(tx, 'member.left', { shopId, personId })
    }),
  )
}
