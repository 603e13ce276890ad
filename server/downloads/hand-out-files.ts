import { handOutOrder, lockOrderToHandOut } from '#server/orders/index.ts'
import { daysAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { mailFilesReady } from './mails.ts'
import { insertDownloads, listOrdersToHandOut } from './repository.ts'

/** So long, and so often, a file can be fetched; the shop may give it again. */
export const openDays = 30
export const mostFetches = 10

const ordersAtOnce = 50

/**
 * Gives the customer of an order that goes ahead what is downloaded of it, and writes to them; an order with nothing else in
 * it is handed over and has arrived with that. While a contract holds the parcel it holds the files too. Asked again it
 * changes nothing.
 */
export async function handOutFiles(context: Context, orderId: string): Promise<void> {
  await inTransaction(context, async (tx) => {
    const order = await lockOrderToHandOut(tx, orderId)
    if (!order) return
    if ((await tx.ports.findHold(tx, { act: 'shipping', shopId: order.shopId, orderId })) !== null) return
    const at = tx.clock.now()
    const given = await insertDownloads(tx.db, orderId, { at, openUntil: daysAfter(at, openDays), most: mostFetches })
    if (order.isDigital) await handOutOrder(tx, order)
    if (given > 0) await mailFilesReady(tx, orderId)
  })
}

/** Gives what waited: for a contract to be signed, or because a job was lost. */
export async function handOutWaiting(context: Context): Promise<void> {
  for (const orderId of await listOrdersToHandOut(context.db, ordersAtOnce)) await handOutFiles(context, orderId)
}
