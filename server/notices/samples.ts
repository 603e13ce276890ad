import type { Context } from '#server/platform/context.ts'
import { digestLetter, type LetterText, type WrittenLetter } from '#server/platform/mail/index.ts'
import {
  productApprovedLetter,
  productBlockedLetter,
  productSentBackLetter,
  productUnblockedLetter,
} from './product-letters.ts'
import {
  shopAppliedLetter,
  shopApprovedLetter,
  shopChangesRequestedLetter,
  shopDeclinedLetter,
  shopReinstatedLetter,
  shopSuspendedLetter,
} from './letters.ts'

/** The digest, and every letter about what becomes of a shop and of its products, with things made up. */
export function noticesSamples({ config }: Context): Record<string, LetterText | WrittenLetter> {
  const shop = { shopName: 'Salt & Rope', url: `${config.publicUrl}/seller` }
  const help = { ...shop, url: `${config.publicUrl}/seller/messages/help` }
  const product = { title: 'Blue kettle', shopName: shop.shopName, url: `${config.publicUrl}/seller/products/sample` }
  const applied = { ...shop, url: `${config.publicUrl}/operator/shops/sample` }
  return {
    'digest:sample': digestLetter(
      [
        {
          title: 'Ada L. gave Blue kettle 4 stars',
          words: 'There is a new review of Blue kettle. You can answer it in public.',
          url: `${config.publicUrl}/seller/reviews`,
        },
        {
          title: 'A question about Blue kettle',
          words: 'About Blue kettle:',
          url: `${config.publicUrl}/seller/questions`,
        },
      ],
      `${config.publicUrl}/seller/notices#choices`,
    ),
    'product-approved:sample': productApprovedLetter(product),
    'product-sent-back:sample': productSentBackLetter({ ...product, reason: 'Please say how much it holds.' }),
    'product-blocked:sample': productBlockedLetter({ ...product, reason: 'It is said to leak.' }),
    'product-unblocked:sample': productUnblockedLetter({ ...product, reason: 'It does not leak.' }),
    'shop-applied:sample': shopAppliedLetter({ ...applied, isAgain: false }),
    'shop-applied:again': shopAppliedLetter({ ...applied, isAgain: true }),
    'shop-changes-requested:sample': shopChangesRequestedLetter({
      ...shop,
      url: `${config.publicUrl}/seller/application`,
      reason: 'Please add a picture of your workshop.',
    }),
    'shop-declined:sample': shopDeclinedLetter({ ...help, reason: 'We have no room for another rope maker.' }),
    'shop-approved:sample': shopApprovedLetter(shop),
    'shop-suspended:sample': shopSuspendedLetter({ ...help, reason: 'Parcels come late.' }),
    'shop-reinstated:sample': shopReinstatedLetter(shop),
  }
}
