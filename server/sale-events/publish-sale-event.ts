import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import type { FieldError } from '#server/platform/errors.ts'
import { memberWhoMay } from '#server/shops/index.ts'
import { checkOverlap } from './change-sale-event.ts'
import { checkPrices } from './check-items.ts'
import { itemRefused, notReady, saleEventNotFound } from './errors.ts'
import { keepLowestPrices } from './keep-lowest-prices.ts'
import { findVariantsOfShop, lockEvent, refreshShelf, replaceItems, updateEventState } from './repository.ts'
import { saleEventLife } from './sale-event-state.ts'

/**
 * Schedules a draft of the own shop: it begins and ends by the clock from now on. Refuses with `sale_event_not_found`,
 * `wrong_state`, `not_ready` (nothing offered, or the end has passed), `price_not_lower` or `event_overlaps`.
 */
export async function publishSaleEvent(context: Context, id: string): Promise<void> {
  const { shopId } = memberWhoMay(context, 'offers')
  await inTransaction(context, async (tx) => {
    const { db } = tx
    const at = tx.clock.now()
    const event = await lockEvent(db, shopId, id)
    if (!event) throw saleEventNotFound()
    const state = saleEventLife.after(event.state, 'publish')
    const missing: FieldError[] = [
      ...(event.items.length === 0
        ? [{ path: 'body.items', code: 'items_missing', message: 'offers nothing yet' }]
        : []),
      ...(event.endsAt <= at ? [{ path: 'body.endsAt', code: 'end_passed', message: 'has passed' }] : []),
    ]
    if (missing.length > 0) throw notReady(missing)
    const variants = await findVariantsOfShop(
      db,
      shopId,
      event.items.map(({ variantId }) => variantId),
    )
    // Prices may have changed since the draft was saved.
    const items = event.items.map(({ variantId, priceMinor, quota }, index) => {
      const variant = variants.get(variantId)
      if (!variant) throw itemRefused('variant_not_found', index)
      return { variantId, productId: variant.productId, priceMinor, normalPriceMinor: variant.priceMinor, quota }
    })
    checkPrices(items)
    await checkOverlap(tx, id, event, items)
    await updateEventState(db, id, state, at)
    await replaceItems(db, { id, shopId }, items)
    await keepLowestPrices(db, { eventId: id }, at)
    await refreshShelf(db, { eventId: id }, at)
  })
}
