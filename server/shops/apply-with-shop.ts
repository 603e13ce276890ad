import { newId } from '#shared/ids.ts'
import { slugCandidates } from '#shared/slug.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { invariant } from '#server/platform/errors.ts'
import { openApplication } from './application-repository.ts'
import { alreadyHasShop } from './errors.ts'
import { hasShop, insertMember, insertShop, insertShopHistory, lockPerson } from './repository.ts'

/**
 * Applies with a shop whose owner is the given person; an operator approves it later, once what the market asks is handed
 * in. Answers the shop's id.
 * Refuses with `already_has_shop`.
 */
export async function applyWithShop(
  context: Context,
  { personId, name }: { personId: string; name: string },
): Promise<string> {
  const at = context.clock.now()
  const shopId = newId()
  return await inTransaction(context, async (tx) => {
    // The shop is nobody's before it exists, so these rows are the market's to write.
    const isAskedMore = await asMarket(tx, async () => {
      await lockPerson(tx.db, personId)
      if (await hasShop(tx.db, personId)) throw alreadyHasShop()
      await insertUnderFreeSlug(tx, { id: shopId, name, country: settingsOf(tx).country, at })
      await insertMember(tx.db, { shopId, personId, role: 'owner', at })
      await insertShopHistory(tx.db, { shopId, from: null, to: 'applied', at, personId, reason: '' })
      return await openApplication(tx.db, shopId)
    })
    await tx.facts.announce(tx, 'shop.applied', { shopId })
    if (!isAskedMore) await tx.facts.announce(tx, 'shop.handed-in', { shopId, isAgain: false })
    return shopId
  })
}

async function insertUnderFreeSlug(
  { db }: Context,
  shop: { id: string; name: string; country: string; at: Date },
): Promise<void> {
  for (const slug of slugCandidates(shop.name, 'shop')) if (await insertShop(db, { ...shop, slug })) return
  invariant(false, `a free address for the shop ${shop.name}`)
}
