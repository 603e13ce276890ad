import { returnStock } from '#server/catalog/index.ts'
import {
  everythingLeft,
  findRefundable,
  getOwnOrderWithCheckout,
  giveBack,
  refuseToRefund,
} from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { returnLineUnknown, returnNotFound } from './errors.ts'
import { getOwnReturn } from './get-own-return.ts'
import { findReturnedUnits, findReturnHead, noteRestocked, type ReturnedUnits } from './repository.ts'
import { moveReturn, returnMachine } from './return-state.ts'

/**
 * The goods are back in the shop: what is good goes on the shelf, and the money goes back by itself. When nothing of the
 * order stays with the customer the shipping goes back too. Refuses with `return_not_found`, `wrong_state`,
 * `refunds_locked` while a dispute is open, or `return_line_unknown` for more than came back.
 */
export async function receiveReturn(
  context: Context,
  returnId: string,
  restock: readonly ReturnedUnits[] | undefined,
): Promise<void> {
  await inTransaction(context, async (tx) => {
    // The order is locked before the return, as everywhere.
    const found = await findReturnHead(tx.db, returnId)
    if (!found) throw returnNotFound()
    const order = await getOwnOrderWithCheckout(tx, found.orderId)
    const row = await getOwnReturn(tx, returnId)
    returnMachine.after(row.state, 'receive')
    refuseToRefund(order)
    const returned = await findReturnedUnits(tx.db, returnId)
    const back = unitsForShelf(returned, restock)
    await moveReturn(tx, row, 'receive', { actBy: null })
    await noteRestocked(tx.db, returnId, back)
    await returnStock(tx, back, order.id)
    const lines = returned.map(({ lineId, quantity }) => ({ lineId, quantity }))
    const shipping = await asMarket(tx, async () => leavesNothing(await findRefundable(tx.db, order.id), lines))
    const parts = { lines, shipping, goodwillMinor: 0 }
    const key = `return:${returnId}`
    await giveBack(tx, order, { kind: 'return', key, parts, bearer: 'shop', reason: `Return ${row.number}` })
  })
}

function unitsForShelf(
  returned: readonly (ReturnedUnits & { variantId: string })[],
  restock: readonly ReturnedUnits[] | undefined,
): (ReturnedUnits & { variantId: string })[] {
  if (!restock) return [...returned]
  for (const [index, { lineId, quantity }] of restock.entries()) {
    const back = returned.find((line) => line.lineId === lineId)?.quantity ?? null
    if (back === null || quantity > back) throw returnLineUnknown(index, back)
  }
  return returned
    .map((line) => ({ ...line, quantity: restock.find(({ lineId }) => lineId === line.lineId)?.quantity ?? 0 }))
    .filter(({ quantity }) => quantity > 0)
}

function leavesNothing(order: Parameters<typeof everythingLeft>[0], lines: readonly ReturnedUnits[]): boolean {
  const left = everythingLeft(order)
  return (
    left.shipping &&
    left.lines.every(({ lineId, quantity }) =>
      lines.some((line) => line.lineId === lineId && line.quantity >= quantity),
    )
  )
}
