import type { HomeInput } from '#shared/api/home.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { chosenUnknown, heroPictureUnknown } from './errors.ts'
import { findHomeParts, updateHome } from './home-repository.ts'
import { mayArrangeHall } from './policy.ts'

/**
 * Arranges the first page as a whole; every process hears of it.
 * Refuses with `picture_not_found`, `product_not_found` or `shop_not_found` what it would show and the market has not.
 */
export async function arrangeHome(context: Context, home: HomeInput): Promise<void> {
  mayArrangeHall(context)
  const idsOf = (wanted: string) => home.sections.find(({ part }) => part === wanted)?.ids ?? []
  await inTransaction(context, async (tx) => {
    const asked = {
      pictureId: home.hero.pictureId,
      productIds: idsOf('chosen_products'),
      shopIds: idsOf('chosen_shops'),
    }
    const { hasPicture, products, shops } = await findHomeParts(tx.db, asked)
    if (asked.pictureId !== null && !hasPicture) throw heroPictureUnknown()
    const placeOf = (wanted: string) => home.sections.findIndex(({ part }) => part === wanted)
    if (products.length < asked.productIds.length) throw chosenUnknown('product', placeOf('chosen_products'))
    if (shops.length < asked.shopIds.length) throw chosenUnknown('shop', placeOf('chosen_shops'))
    await updateHome(tx.db, home, tx.clock.now())
  })
  await context.ports.market.reload()
}
