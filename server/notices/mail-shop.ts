import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { queueMails, writeLetter, type LetterText } from '#server/platform/mail/index.ts'
import type { ShopFact } from '#server/shops/index.ts'
import { shopApprovedLetter, shopReinstatedLetter, shopSuspendedLetter } from './letters.ts'
import { findShopToTell } from './repository.ts'

/** Tells everybody of a shop that it may sell. */
export async function mailShopApproved(context: Context, { shopId }: ShopFact): Promise<void> {
  await mailShop(context, shopId, 'shop-approved', '/seller', shopApprovedLetter)
}

/** Tells everybody of a shop that it is suspended, and why. */
export async function mailShopSuspended(context: Context, fact: ShopFact & { reason: string }): Promise<void> {
  const { shopId, reason } = fact
  await mailShop(context, shopId, 'shop-suspended', '/seller/messages/help', (about) =>
    shopSuspendedLetter({ ...about, reason }),
  )
}

/** Tells everybody of a shop that it may sell again. */
export async function mailShopReinstated(context: Context, { shopId }: ShopFact): Promise<void> {
  await mailShop(context, shopId, 'shop-reinstated', '/seller', shopReinstatedLetter)
}

/** A shop may be suspended and let in again several times, so the key counts its moves. */
async function mailShop(
  context: Context,
  shopId: string,
  kind: string,
  path: string,
  write: (about: { shopName: string; url: string }) => LetterText,
): Promise<void> {
  const shop = await findShopToTell(context.db, shopId)
  invariant(shop, `shop ${shopId} is there`)
  const letter = writeLetter(context, write({ shopName: shop.name, url: `${context.config.publicUrl}${path}` }))
  await queueMails(
    context,
    shop.members.map(({ personId, email }) => ({
      key: `${kind}:${shopId}:${shop.moves}:${personId}`,
      to: email,
      letter,
    })),
  )
}
