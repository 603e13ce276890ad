import type { Context } from '#server/platform/context.ts'
import { findRefundByKey, noteChargeback } from '#server/payments/index.ts'
import { isReleased } from './order-state.ts'
import { everythingLeft, priceRefund } from './price-refund.ts'
import { findRefundable, setAsideOnOrder } from './refund-statements.ts'
import type { OrderHead } from './repository.ts'

/**
 * Notes that a customer's bank has taken money of an order, locked by the caller: it counts as refunded, so that nobody
 * gives it a second time. The money was set aside, and is booked from there by who did so. Once the order was released
 * the market keeps its commission; before that it earns none of what was taken. Told twice under one key it is noted once.
 */
export async function noteTakenByBank(
  tx: Context,
  order: OrderHead,
  { key, amountMinor }: { key: string; amountMinor: number },
): Promise<void> {
  if (await findRefundByKey(tx.db, key)) return
  const refundable = await findRefundable(tx.db, order.id)
  const isAll = amountMinor === refundable.totalMinor - refundable.given.amountMinor
  const parts = isAll ? everythingLeft(refundable) : { lines: [], shipping: false, goodwillMinor: amountMinor }
  const priced = priceRefund(refundable, parts, isReleased(order) ? 'market' : 'shop')
  await setAsideOnOrder(tx.db, order.id, priced)
  const { id: orderId, checkoutId, shopId } = order
  const about = { key, orderId, checkoutId, shopId, kind: 'verdict', bearer: 'shop' } as const
  await noteChargeback(tx, { ...priced, ...about, reason: 'Taken back by the bank', by: 'system', personId: null })
}
