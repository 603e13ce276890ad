import { settingsOf } from '#server/market/index.ts'
import { daysAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { bookCashCollected, bookDelivery, bookReserveReleased } from './book-orders.ts'
import {
  getOwnHoldTerms,
  insertReserve,
  lockOrderToRelease,
  markCollectedByShop,
  setRelease,
  takeReserveToRelease,
} from './hold-repository.ts'
import type { OrderHead } from './repository.ts'

/** How long the money of a shop rests after delivery. */
export interface HoldTerms {
  holdDays: number
  reserveBps: number
  reserveDays: number
  /** The shop collects cash at the door itself, and keeps it. */
  collectsCash: boolean
}

/** The terms for a shop: its own, and the market's where it has none. */
export async function holdTermsOf(context: Context, shopId: string): Promise<HoldTerms> {
  const own = await getOwnHoldTerms(context.db, shopId)
  const { holdDays, reserveBps, reserveDays, shopsCollectCash } = settingsOf(context)
  return {
    holdDays: own.holdDays ?? holdDays,
    reserveBps: own.reserveBps ?? reserveBps,
    reserveDays: own.reserveDays ?? reserveDays,
    collectsCash: own.collectsCash ?? shopsCollectCash,
  }
}

/**
 * An order, locked by the caller, was delivered: its money becomes the shop's at once, or rests as long as the terms of
 * this day say, and as long as a case about it is open. Of cash that the shop collected itself nothing can rest here: it
 * has all of it, and owes the commission at once. Runs as the market.
 */
export async function holdOrRelease(tx: Context, delivered: OrderHead, deliveredAt: Date): Promise<void> {
  const terms = await holdTermsOf(tx, delivered.shopId)
  const isCash = delivered.paymentMethod === 'cash_on_delivery'
  const order = { ...delivered, cashCollectedByShop: isCash && terms.collectsCash }
  if (order.cashCollectedByShop) await markCollectedByShop(tx.db, order.id)
  if ((terms.holdDays === 0 || order.cashCollectedByShop) && !order.refundsLocked)
    return await release(tx, { ...order, releaseAt: deliveredAt }, terms, { wasHeld: false })
  if (isCash) await bookCashCollected(tx, order)
  await setRelease(tx.db, order.id, { releaseAt: daysAfter(deliveredAt, terms.holdDays), releasedAt: null })
}

/** Releases the money of orders whose hold is over and about which no case is open, one in each transaction. Answers how many. */
export async function releaseHeldOrders(context: Context): Promise<number> {
  for (let released = 0; ; released++) {
    const isDone = await inTransaction(context, async (tx) => {
      const order = await lockOrderToRelease(tx.db, tx.clock.now())
      if (order) await release(tx, order, await holdTermsOf(tx, order.shopId), { wasHeld: true })
      return order === null
    })
    if (isDone) return released
  }
}

/** Makes reserves available whose days are over, one in each transaction. Answers how many. */
export async function releaseReserves(context: Context): Promise<number> {
  for (let released = 0; ; released++) {
    const isDone = await inTransaction(context, async (tx) => {
      const reserve = await takeReserveToRelease(tx.db, tx.clock.now())
      if (reserve) {
        await bookReserveReleased(tx, reserve)
        const { orderId, shopId } = reserve
        await tx.facts.announce(tx, 'order.reserve-released', { orderId, shopId })
      }
      return reserve === null
    })
    if (isDone) return released
  }
}

async function release(
  tx: Context,
  order: OrderHead,
  { reserveBps, reserveDays }: HoldTerms,
  { wasHeld }: { wasHeld: boolean },
): Promise<void> {
  const now = tx.clock.now()
  const isKept = reserveDays > 0 && !order.cashCollectedByShop
  const amountMinor = await bookDelivery(tx, order, { wasHeld, reserveBps: isKept ? reserveBps : 0 })
  await setRelease(tx.db, order.id, { releaseAt: order.releaseAt ?? now, releasedAt: now })
  const { id: orderId, checkoutId, shopId, currency } = order
  if (amountMinor > 0)
    await insertReserve(tx.db, { orderId, shopId, currency, amountMinor, releaseAt: daysAfter(now, reserveDays) })
  await tx.facts.announce(tx, 'order.released', { orderId, checkoutId, shopId })
}
