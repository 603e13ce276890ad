import { getOrderToRefund } from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { lockOpenDispute } from './repository.ts'
import { setAside } from './set-aside.ts'

/** The money of a disputed order has become available, and is set aside. */
export async function setAsideOnRelease(tx: Context, { orderId }: { orderId: string }): Promise<void> {
  const order = await getOrderToRefund(tx, orderId)
  if (!order.refundsLocked) return
  const dispute = await lockOpenDispute(tx.db, orderId)
  if (dispute?.state === 'open') await setAside(tx, dispute, order)
}
