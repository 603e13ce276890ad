import { refuseBlockedWords } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { findPicturesOfShop } from '#server/platform/media/index.ts'
import { currencyFixed, pictureNotFound } from './errors.ts'
import { memberWhoMay } from './policy.ts'
import { currencyOfShop, hasPrices, updateShop, type ShopChange } from './repository.ts'

/**
 * Changes what is given of the shop's profile and leaves the rest; the address keeps the first name.
 * Refuses with `not_allowed` (staff), `word_blocked`, `picture_not_found` (logo or banner of another shop) or
 * `currency_fixed` (something is priced already).
 */
export async function changeShop(context: Context, change: ShopChange): Promise<void> {
  const { shopId } = memberWhoMay(context, 'shop')
  refuseBlockedWords(context, {
    'body.name': change.name,
    'body.tagline': change.tagline,
    'body.story': change.story,
    'body.policies': change.policies,
  })
  await inTransaction(context, async ({ db }) => {
    const wanted = [change.logoId, change.bannerId].filter((id) => typeof id === 'string')
    const own = await findPicturesOfShop(db, shopId, wanted)
    if (change.logoId && !own.has(change.logoId)) throw pictureNotFound('body.logoId')
    if (change.bannerId && !own.has(change.bannerId)) throw pictureNotFound('body.bannerId')
    if (change.currency && change.currency !== (await currencyOfShop(db, shopId)) && (await hasPrices(db, shopId)))
      throw currencyFixed()
    await updateShop(db, shopId, change)
  })
}
