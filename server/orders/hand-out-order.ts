import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { deliver } from './deliver-order.ts'
import { handOver } from './hand-over-order.ts'
import { lockCheckoutOf } from './checkout-repository.ts'
import { lockOrder, type OrderHead } from './repository.ts'

/** An order that goes ahead, locked with its checkout until the transaction ends; null when it does not, or does no longer. */
export async function lockOrderToHandOut(tx: Context, orderId: string): Promise<OrderHead | null> {
  await lockCheckoutOf(tx.db, orderId)
  const order = await lockOrder(tx.db, orderId)
  invariant(order, `order ${orderId} is there`)
  return order.state === 'processing' ? order : null
}

/**
 * Everything in this order is downloaded, so nobody carries anything: it is handed over and has arrived in the same moment.
 * Stock, money, return days and invitations follow as for a parcel. The order stands locked in `processing`.
 */
export async function handOutOrder(tx: Context, order: OrderHead): Promise<void> {
  invariant(order.isDigital, `order ${order.id} has nothing to send`)
  await handOver(tx, order, { carrier: '', trackingNumber: '' })
  await deliver(tx, { ...order, state: 'handed_over' })
}
