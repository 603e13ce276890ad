import type { Language } from '#shared/languages.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { queueMails, type LetterText } from '#server/platform/mail/index.ts'
import type { ShopFact } from '#server/shops/index.ts'
import { letters } from './letters/index.ts'
import { findOperatorsToTell, findShopToTell } from './repository.ts'

/** Tells every operator that a shop wants to be let in. */
export async function mailShopApplied(
  context: Context,
  { shopId, isAgain }: ShopFact & { isAgain: boolean },
): Promise<void> {
  const [shop, operators] = await Promise.all([findShopToTell(context.db, shopId), findOperatorsToTell(context.db)])
  invariant(shop, `shop ${shopId} is there`)
  const url = `${context.config.publicUrl}/operator/shops/${shopId}`
  await queueMails(
    context,
    operators.map(({ personId, email }) => ({
      key: `shop-applied:${shopId}:${shop.moves}:${personId}`,
      to: email,
      write: ({ language }) => letters[language].shopAppliedLetter({ shopName: shop.name, isAgain, url }),
    })),
  )
}

/** Tells everybody of a shop what the market wants to be changed. */
export async function mailShopChangesRequested(context: Context, fact: ShopFact & { reason: string }): Promise<void> {
  const { shopId, reason } = fact
  await mailShop(context, shopId, 'shop-changes-requested', '/seller/application', (about, words) =>
    words.shopChangesRequestedLetter({ ...about, reason }),
  )
}

/** Tells everybody of a shop that it is not let in, and why. */
export async function mailShopDeclined(context: Context, fact: ShopFact & { reason: string }): Promise<void> {
  const { shopId, reason } = fact
  await mailShop(context, shopId, 'shop-declined', '/seller/messages/help', (about, words) =>
    words.shopDeclinedLetter({ ...about, reason }),
  )
}

/** Tells everybody of a shop that it may sell. */
export async function mailShopApproved(context: Context, { shopId }: ShopFact): Promise<void> {
  await mailShop(context, shopId, 'shop-approved', '/seller', (about, words) => words.shopApprovedLetter(about))
}

/** Tells everybody of a shop that it is suspended, and why. */
export async function mailShopSuspended(context: Context, fact: ShopFact & { reason: string }): Promise<void> {
  const { shopId, reason } = fact
  await mailShop(context, shopId, 'shop-suspended', '/seller/messages/help', (about, words) =>
    words.shopSuspendedLetter({ ...about, reason }),
  )
}

/** Tells everybody of a shop that it may sell again. */
export async function mailShopReinstated(context: Context, { shopId }: ShopFact): Promise<void> {
  await mailShop(context, shopId, 'shop-reinstated', '/seller', (about, words) => words.shopReinstatedLetter(about))
}

/** Tells everybody of a shop that it is closed for good, and why where the market did it. */
export async function mailShopClosed(context: Context, fact: ShopFact & { reason: string }): Promise<void> {
  const { shopId, reason } = fact
  await mailShop(context, shopId, 'shop-closed', '/seller', (about, words) =>
    words.shopClosedLetter({ ...about, reason }),
  )
}

/** A shop may be suspended and let in again several times, so the key counts its moves. */
async function mailShop(
  context: Context,
  shopId: string,
  kind: string,
  path: string,
  write: (about: { shopName: string; url: string }, words: (typeof letters)[Language]) => LetterText,
): Promise<void> {
  const shop = await findShopToTell(context.db, shopId)
  invariant(shop, `shop ${shopId} is there`)
  const about = { shopName: shop.name, url: `${context.config.publicUrl}${path}` }
  await queueMails(
    context,
    shop.members.map(({ personId, email }) => ({
      key: `${kind}:${shopId}:${shop.moves}:${personId}`,
      to: email,
      write: ({ language }) => write(about, letters[language]),
    })),
  )
}
