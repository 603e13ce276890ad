import type { Context } from '#server/platform/context.ts'
import { digestLetter, gistOf, type LetterText, type Tongue } from '#server/platform/mail/index.ts'
import { letters } from './letters/index.ts'

/** The digest, and every letter about what becomes of a shop and of its products, with things made up. */
export function noticesSamples({ config }: Context, { language }: Tongue): Record<string, LetterText> {
  const words = letters[language]
  const shop = { shopName: 'Salt & Rope', url: `${config.publicUrl}/seller` }
  const help = { ...shop, url: `${config.publicUrl}/seller/messages/help` }
  const product = { title: 'Blue kettle', shopName: shop.shopName, url: `${config.publicUrl}/seller/products/sample` }
  const applied = { ...shop, url: `${config.publicUrl}/operator/shops/sample` }
  return {
    'digest:sample': digestLetter(
      [words.productApprovedLetter(product), words.shopReinstatedLetter(shop)].map((text) => gistOf(text)!),
      `${config.publicUrl}/seller/notices#choices`,
      language,
    ),
    'product-approved:sample': words.productApprovedLetter(product),
    'product-sent-back:sample': words.productSentBackLetter({ ...product, reason: 'Please say how much it holds.' }),
    'product-blocked:sample': words.productBlockedLetter({ ...product, reason: 'It is said to leak.' }),
    'product-unblocked:sample': words.productUnblockedLetter({ ...product, reason: 'It does not leak.' }),
    'shop-applied:sample': words.shopAppliedLetter({ ...applied, isAgain: false }),
    'shop-applied:again': words.shopAppliedLetter({ ...applied, isAgain: true }),
    'shop-changes-requested:sample': words.shopChangesRequestedLetter({
      ...shop,
      url: `${config.publicUrl}/seller/application`,
      reason: 'Please add a picture of your workshop.',
    }),
    'shop-declined:sample': words.shopDeclinedLetter({ ...help, reason: 'We have no room for another rope maker.' }),
    'shop-approved:sample': words.shopApprovedLetter(shop),
    'shop-suspended:sample': words.shopSuspendedLetter({ ...help, reason: 'Parcels come late.' }),
    'shop-reinstated:sample': words.shopReinstatedLetter(shop),
    'shop-closed:sample': words.shopClosedLetter({ ...shop, reason: '' }),
  }
}
