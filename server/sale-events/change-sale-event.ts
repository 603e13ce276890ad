import type { SaleEventInput } from '#shared/api/sale-events.schemas.ts'
import { refuseBlockedWords } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { wrongState } from '#server/platform/errors.ts'
import { memberWhoMay } from '#server/shops/index.ts'
import { checkItems, checkPrices } from './check-items.ts'
import { changedMeanwhile, eventOverlaps, isRunning, saleEventNotFound } from './errors.ts'
import { keepLowestPrices } from './keep-lowest-prices.ts'
import {
  findOverlap,
  lockEvent,
  refreshShelf,
  replaceEventPictures,
  replaceItems,
  updateEvent,
  type LockedEvent,
  type NewItem,
} from './repository.ts'
import { saleEventLife, stateAt } from './sale-event-state.ts'

/**
 * Saves a sale event of the own shop as a whole. `version` is the one the form started from. Of a running one customers
 * keep what they saw: it can end earlier and be given more, and its words and pictures change. Refuses with
 * `sale_event_not_found`, `wrong_state` (ended, called off), `changed_meanwhile`, `running`, `event_overlaps`,
 * `price_not_lower`, and whatever creating refuses.
 */
export async function changeSaleEvent(
  context: Context,
  id: string,
  input: SaleEventInput & { version: number },
): Promise<void> {
  const { shopId } = memberWhoMay(context, 'offers')
  refuseBlockedWords(context, { 'body.title': input.title, 'body.text': input.text })
  await inTransaction(context, async (tx) => {
    const { db } = tx
    const at = tx.clock.now()
    const event = await lockEvent(db, shopId, id)
    if (!event) throw saleEventNotFound()
    saleEventLife.after(event.state, 'change')
    const state = stateAt(event, at)
    if (state === 'ended') throw wrongState('The sale event', 'ended', 'changed')
    if (event.version !== input.version) throw changedMeanwhile(event.version)
    const items = await checkItems(db, shopId, input)
    if (state === 'running') checkKeepsWhatRuns(event, input)
    if (event.state === 'published') {
      // What runs keeps its price; while its thing costs less by itself it is not offered, and hinders no other change.
      const isKept = ({ variantId }: NewItem) =>
        state === 'running' && event.items.some((item) => item.variantId === variantId)
      checkPrices(items, isKept)
      await checkOverlap(tx, id, input, items)
    }
    await updateEvent(db, id, input, at)
    await replaceEventPictures(db, { id, shopId }, input.pictureIds)
    await replaceItems(db, { id, shopId }, items)
    if (event.state === 'published') {
      const dropped = event.items.map(({ variantId }) => variantId)
      await keepLowestPrices(db, { variantIds: dropped }, at)
      await keepLowestPrices(db, { eventId: id }, at)
      await refreshShelf(db, { eventId: id }, at)
    }
  })
}

/** Refuses with `event_overlaps` a thing that another event of the shop offers at the same time. */
export async function checkOverlap(
  { db }: Context,
  id: string,
  { startsAt, endsAt }: { startsAt: string | Date; endsAt: string | Date },
  items: readonly Pick<NewItem, 'variantId'>[],
): Promise<void> {
  const variantIds = items.map(({ variantId }) => variantId)
  const overlap = await findOverlap(db, { id, startsAt: new Date(startsAt), endsAt: new Date(endsAt), variantIds })
  if (overlap) throw eventOverlaps(overlap.title, overlap.other)
}

function checkKeepsWhatRuns({ startsAt, endsAt, items }: LockedEvent, input: SaleEventInput): void {
  if (new Date(input.startsAt).getTime() !== startsAt.getTime()) throw isRunning('startsAt', 'It has begun already.')
  if (new Date(input.endsAt) > endsAt) throw isRunning('endsAt', 'It can end earlier, not later.')
  for (const { variantId, priceMinor, taken } of items) {
    const index = input.items.findIndex((item) => item.variantId === variantId)
    const item = input.items[index]
    if (!item) throw isRunning('items', 'What is offered stays while it runs.')
    if (item.priceMinor !== priceMinor) throw isRunning(`items.${index}.priceMinor`, 'The price stays while it runs.')
    if (item.quota < taken) throw isRunning(`items.${index}.quota`, `${taken} are taken already.`)
  }
}
