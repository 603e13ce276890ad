import type { Currency } from '#shared/currencies.ts'
import { post } from '#server/ledger/index.ts'
import {
  entriesOfRefund,
  everythingLeft,
  findRefundable,
  isReleased,
  lockRefunds,
  priceRefund,
  type OrderHead,
} from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { releaseEntries, setAsideEntries } from './posting-rules.ts'
import { noteSetAside, type DisputeHead } from './repository.ts'

/**
 * Locks the refunds of an order whose case is open, and sets aside of the shop's available money what it would have to
 * give. Before its money is released nothing is available yet: then it is set aside when it is. A chargeback sets the whole
 * sum aside, a dispute the shop's part without commission. The order is locked by the caller.
 */
export async function setAside(tx: Context, dispute: DisputeHead, order: OrderHead): Promise<void> {
  await lockRefunds(tx.db, order.id, true)
  if (!isReleased(order) || dispute.setAsideMinor > 0) return
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
    entries: setAsideEntries(amountMinor),
  })
  await noteSetAside(tx.db, dispute.id, amountMinor)
}

async function atStakeOf(tx: Context, dispute: DisputeHead, order: OrderHead): Promise<number> {
  if (dispute.origin === 'chargeback') return dispute.claimedMinor
  const refundable = await findRefundable(tx.db, order.id)
  const whole = priceRefund(refundable, everythingLeft(refundable), 'shop')
  const entries = entriesOfRefund(order, { ...whole, bearer: 'shop', way: 'gateway' })
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
    entries: releaseEntries(dispute.setAsideMinor),
  })
  await noteSetAside(tx.db, dispute.id, 0)
}
