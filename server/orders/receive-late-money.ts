import { lockStock, releaseStock, takeStockAgain, type StockLine } from '#server/catalog/index.ts'
import type { Context } from '#server/platform/context.ts'
import { takeQuotaAgain } from '#server/sale-events/index.ts'
import { bookFreeUndone } from './book-orders.ts'
import { moveCheckout } from './checkout-state.ts'
import { announceConfirmed } from './confirm-checkout.ts'
import { giveBack } from './give-back.ts'
import { moveOrder } from './order-state.ts'
import type { CheckoutHead } from './checkout-repository.ts'
import { findStockOf, type OrderHead } from './repository.ts'

/**
 * Deals with money that came after its checkout was over. An expired order goes ahead if the shelf still has all of it, unless
 * its checkout was dropped since; every other order's money goes back, and everybody is told. Checkout and orders are locked
 * by the caller.
 */
export async function receiveLateMoney(
  tx: Context,
  checkout: CheckoutHead,
  orders: readonly OrderHead[],
): Promise<void> {
  const stock = await findStockOf(
    tx.db,
    orders.map(({ id }) => id),
  )
  await lockStock(tx.db, stock)
  const goingAhead: OrderHead[] = []
  for (const order of orders) {
    const wanted = stock.filter(({ orderId }) => orderId === order.id)
    if (checkout.state === 'expired' && order.state === 'expired' && (await takeAgain(tx, order, wanted))) {
      await moveOrder(tx, order, 'confirm', { closedAt: null }, 'The payment came late; everything was still there.')
      goingAhead.push(order)
    } else {
      await sendMoneyBack(tx, order)
    }
  }
  if (goingAhead.length === 0) return
  await moveCheckout(tx, checkout, 'pay', 'The payment came late.')
  await announceConfirmed(tx, [{ checkout, orders: goingAhead }])
}

/** Takes the stock and the event quota of an order again: all of both, or nothing. Its coupons are not counted again. */
async function takeAgain(tx: Context, order: OrderHead, wanted: readonly StockLine[]): Promise<boolean> {
  if (!(await takeStockAgain(tx.db, wanted))) return false
  if (await takeQuotaAgain(tx.db, order.id)) return true
  await releaseStock(tx.db, wanted)
  return false
}

async function sendMoneyBack(tx: Context, order: OrderHead): Promise<void> {
  const { id: orderId, checkoutId, shopId } = order
  if (order.totalMinor === 0) await bookFreeUndone(tx, order)
  const { amountMinor: refundMinor } = await giveBack(tx, order, {
    kind: 'late_payment',
    key: `late_payment:${orderId}`,
    parts: 'everything',
    bearer: 'shop',
    reason: 'The payment came after the order was over.',
  })
  await tx.facts.announce(tx, 'order.paid-too-late', { orderId, checkoutId, shopId, refundMinor })
}
