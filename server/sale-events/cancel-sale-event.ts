import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { wrongState } from '#server/platform/errors.ts'
import { memberWhoMay } from '#server/shops/index.ts'
import { saleEventNotFound } from './errors.ts'
import { keepLowestPrices } from './keep-lowest-prices.ts'
import { lockEvent, refreshShelf, updateEventState } from './repository.ts'
import { saleEventLife, stateAt } from './sale-event-state.ts'

/**
 * Calls a sale event of the own shop off, or ends a running one at once; what is ordered keeps its price. Refuses with
 * `sale_event_not_found` or `wrong_state`.
 */
export async function cancelSaleEvent(context: Context, id: string): Promise<void> {
  const { shopId } = memberWhoMay(context, 'offers')
  await inTransaction(context, async (tx) => {
    const at = tx.clock.now()
    const event = await lockEvent(tx.db, shopId, id)
    if (!event) throw saleEventNotFound()
    const state = saleEventLife.after(event.state, 'cancel')
    if (stateAt(event, at) === 'ended') throw wrongState('The sale event', 'ended', 'called off')
    await updateEventState(tx.db, id, state, at)
    await keepLowestPrices(tx.db, { variantIds: event.items.map(({ variantId }) => variantId) }, at)
    await refreshShelf(tx.db, { eventId: id }, at)
  })
}
