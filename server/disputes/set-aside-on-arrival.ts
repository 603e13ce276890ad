import { getOrderToRefund } from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { lockOpenDispute } from './repository.ts'
import { setAside } from './set-aside.ts'

/** The parcel of a disputed order has arrived: cash that was paid for it is set aside now. */
export async function setAsideOnArrival(tx: Context, { orderId }: { orderId: string }): Promise<void> {
  const order = await getOrderToRefund(tx, orderId)
  if (!order.refundsLocked) return
  const dispute = await lockOpenDispute(tx.db, orderId)
  if (dispute?.state === 'open') await setAside(tx, dispute, order)
}
