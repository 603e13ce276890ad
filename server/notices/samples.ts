import type { Context } from '#server/platform/context.ts'
import { digestLetter, type LetterText, type WrittenLetter } from '#server/platform/mail/index.ts'
import {
  shopAppliedLetter,
  shopApprovedLetter,
  shopChangesRequestedLetter,
  shopDeclinedLetter,
  shopReinstatedLetter,
  shopSuspendedLetter,
} from './letters.ts'

/** The digest, and every letter about what becomes of a shop, with things made up. */
export function noticesSamples({ config }: Context): Record<string, LetterText | WrittenLetter> {
  const shop = { shopName: 'Salt & Rope', url: `${config.publicUrl}/seller` }
  const help = { ...shop, url: `${config.publicUrl}/seller/messages/help` }
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
