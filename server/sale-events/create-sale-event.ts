import type { SaleEventInput } from '#shared/api/sale-events.schemas.ts'
import { newId } from '#shared/ids.ts'
import { slugCandidates } from '#shared/slug.ts'
import { refuseBlockedWords } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { invariant } from '#server/platform/errors.ts'
import { memberWhoMay } from '#server/shops/index.ts'
import { checkItems } from './check-items.ts'
import { insertEvent, replaceEventPictures, replaceItems } from './repository.ts'

/**
 * Begins a sale event of the own shop as a draft, under an address made of its title. Prices are minor units of the shop's
 * currency. Answers its id. Refuses with `not_allowed` (staff), `word_blocked`, `variant_not_found` or `picture_not_found`.
 */
export async function createSaleEvent(context: Context, input: SaleEventInput): Promise<string> {
  const { shopId } = memberWhoMay(context, 'offers')
  refuseBlockedWords(context, { 'body.title': input.title, 'body.text': input.text })
  const own = { id: newId(), shopId }
  await inTransaction(context, async (tx) => {
    const items = await checkItems(tx.db, shopId, input)
    await insertUnderFreeSlug(tx, own, input)
    await replaceEventPictures(tx.db, own, input.pictureIds)
    await replaceItems(tx.db, own, items)
  })
  return own.id
}

async function insertUnderFreeSlug(tx: Context, own: { id: string; shopId: string }, input: SaleEventInput) {
  for (const slug of slugCandidates(input.title, 'event')) {
    if (await insertEvent(tx.db, { ...own, slug }, input, tx.clock.now())) return
  }
  invariant(false, `a free address for the sale event ${input.title}`)
}
