import type { Currency } from '#shared/currencies.ts'
import { post } from '#server/ledger/index.ts'
import {
  entriesOfRefund,
  everythingLeft,
  findRefundable,
  isReleased,
  lockRefunds,
  priceRefund,
  wayBack,
  type OrderHead,
} from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { releaseEntries, setAsideEntries, type Resting } from './posting-rules.ts'
import { noteSetAside, type DisputeHead } from './repository.ts'

/**
 * Locks the refunds of an order whose case is open, and sets aside what the shop would have to give: of its available
 * money once the order is released, less its commission; before that of what is pending, from which no commission was
 * taken yet. Cash that has not been paid yet is set aside when the parcel arrives. A chargeback sets the whole sum aside.
 * An order whose refunds are locked is not released, so the money goes back to where it came from. The order is locked by
 * the caller.
 */
export async function setAside(tx: Context, dispute: DisputeHead, order: OrderHead): Promise<void> {
  await lockRefunds(tx.db, order.id, true)
  if (!hasMoneyCome(order) || dispute.setAsideMinor > 0) return
  const amountMinor = await atStakeOf(tx, dispute, order)
  if (amountMinor === 0) return
  await post(tx, {
    key: `dispute-set-aside:${dispute.id}:${dispute.rounds}`,
    kind: 'dispute_opened',
    description: `Dispute about order ${order.number}: set aside`,
    shopId: order.shopId,
    orderId: order.id,
    currency: order.currency as Currency,
    at: tx.clock.now(),
    entries: setAsideEntries(amountMinor, restsIn(order)),
  })
  await noteSetAside(tx.db, dispute.id, amountMinor)
}

/** Whether the customer's money is in the book: by card since it was paid, in cash since the parcel arrived. */
function hasMoneyCome({ paymentMethod, state }: OrderHead): boolean {
  return paymentMethod !== 'cash_on_delivery' || state === 'delivered' || state === 'completed'
}

/** Where the shop's money of an order rests by now. */
export function restsIn(order: OrderHead): Resting {
  return isReleased(order) ? 'available' : 'pending'
}

async function atStakeOf(tx: Context, dispute: DisputeHead, order: OrderHead): Promise<number> {
  if (dispute.origin === 'chargeback') return dispute.claimedMinor
  const refundable = await findRefundable(tx.db, order.id)
  const whole = priceRefund(refundable, everythingLeft(refundable), 'shop')
  const entries = entriesOfRefund(order, { ...whole, bearer: 'shop', way: wayBack(order) })
  return Math.max(0, entries.find(({ owner }) => owner === 'shop')?.amountMinor ?? 0)
}

/** Unlocks the refunds of an order whose case is closed, and gives the shop what was set aside for it. */
export async function release(tx: Context, dispute: DisputeHead, order: OrderHead): Promise<void> {
  await lockRefunds(tx.db, order.id, false)
  if (dispute.setAsideMinor === 0) return
  await post(tx, {
    key: `dispute-released:${dispute.id}:${dispute.rounds}`,
    kind: 'dispute_closed',
    description: `Dispute about order ${order.number}: released`,
    shopId: order.shopId,
    orderId: order.id,
    currency: order.currency as Currency,
    at: tx.clock.now(),
    entries: releaseEntries(dispute.setAsideMinor, restsIn(order)),
  })
  await noteSetAside(tx.db, dispute.id, 0)
}
