import { newId } from '#shared/ids.ts'
import { allocate } from '#shared/money.ts'
import type { Currency } from '#shared/currencies.ts'
import { post } from '#server/ledger/index.ts'
import {
  getOrderToRefund,
  isReleased,
  lockRefunds,
  marketDiscountBack,
  noteTakenByBank,
  type OrderHead,
} from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { moveDispute } from './dispute-state.ts'
import { openCase } from './open-case.ts'
import { chargebackBeyondEntries, chargebackLostEntries } from './posting-rules.ts'
import {
  findChargebackDisputes,
  findOrdersOfPayment,
  insertDispute,
  lockDispute,
  lockOpenDispute,
  noteClosed,
  noteSetAside,
  type DisputeHead,
} from './repository.ts'
import { release } from './set-aside.ts'

export interface OpenedChargeback {
  /** The bank's name for it. */
  reference: string
  paymentId: string
  /** Minor units; of the payment, over all its orders. */
  amountMinor: number
  currency: Currency
}

/**
 * A customer's bank takes money back: for each order of the payment a case is opened and the money set aside, shared by
 * what is left of each. A dispute about the order that was open is settled, for the bank decides now. Told twice it
 * changes nothing. Runs in the caller's transaction, as the market.
 */
export async function openChargeback(tx: Context, chargeback: OpenedChargeback): Promise<void> {
  invariant(tx.isInTransaction, 'a chargeback is opened together with what told it')
  const { reference, paymentId, amountMinor, currency } = chargeback
  if ((await findChargebackDisputes(tx.db, reference)).length > 0) return
  const orders = (await findOrdersOfPayment(tx.db, paymentId)).filter(({ leftMinor }) => leftMinor > 0)
  if (orders.length === 0) return
  const shares = allocate(
    amountMinor,
    orders.map(({ leftMinor }) => leftMinor),
  )
  for (const [index, { orderId, leftMinor }] of orders.entries()) {
    const order = await getOrderToRefund(tx, orderId)
    const other = await lockOpenDispute(tx.db, orderId)
    if (other) {
      const act = other.state === 'appealed' ? 'decide' : 'settle'
      await moveDispute(tx, other, act, 'The bank of the customer decides now.')
      await noteClosed(tx.db, other.id, tx.clock.now(), null)
      await release(tx, other, order)
    }
    const at = tx.clock.now()
    const disputeId = newId()
    const { shopId, checkoutId } = order
    await insertDispute(tx.db, {
      id: disputeId,
      historyId: newId(),
      orderId,
      shopId,
      checkoutId,
      origin: 'chargeback',
      reason: 'chargeback',
      claimedMinor: Math.min(shares[index]!, leftMinor),
      currency,
      chargebackReference: reference,
      requestKey: null,
      at,
      escalatesAt: at,
      by: 'system',
      personId: null,
    })
    await openCase(tx, (await lockDispute(tx.db, disputeId))!, order)
  }
}

/**
 * The bank has decided: won, the shop has its money again; lost, the gateway keeps it, and the orders count as refunded by
 * so much. What a bank takes beyond what was left of the orders, for they had been refunded before, is the market's loss.
 * Told twice it changes nothing. Runs in the caller's transaction, as the market.
 */
export async function closeChargeback(
  tx: Context,
  { reference, amountMinor, currency }: Omit<OpenedChargeback, 'paymentId'>,
  outcome: 'won' | 'lost',
): Promise<void> {
  invariant(tx.isInTransaction, 'a chargeback is closed together with what told it')
  const cases = await findChargebackDisputes(tx.db, reference)
  const beyondMinor = cases.reduce((left, { claimedMinor }) => left - claimedMinor, amountMinor)
  if (outcome === 'lost' && beyondMinor > 0) await bookBeyond(tx, { reference, amountMinor: beyondMinor, currency })
  for (const found of cases) {
    const order = await getOrderToRefund(tx, found.orderId)
    const dispute = await lockDispute(tx.db, found.id)
    if (dispute?.state !== 'open') continue
    await moveDispute(tx, dispute, outcome === 'won' ? 'win' : 'lose')
    await noteClosed(tx.db, dispute.id, tx.clock.now(), null)
    if (outcome === 'won') await release(tx, dispute, order)
    else {
      await lockRefunds(tx.db, order.id, false)
      const key = `chargeback:${reference}:${order.id}`
      await noteTakenByBank(tx, order, { key, amountMinor: dispute.claimedMinor })
      await bookLost(tx, dispute, order)
    }
    const { id: disputeId, orderId, checkoutId, shopId } = dispute
    await tx.facts.announce(tx, `dispute.${outcome}`, { disputeId, orderId, checkoutId, shopId })
  }
}

async function bookBeyond(tx: Context, { reference, amountMinor, currency }: Omit<OpenedChargeback, 'paymentId'>) {
  await post(tx, {
    key: `chargeback-lost:${reference}`,
    kind: 'chargeback_lost',
    description: `Chargeback ${reference} lost, of money that had gone back already`,
    shopId: null,
    orderId: null,
    currency,
    at: tx.clock.now(),
    entries: chargebackBeyondEntries(amountMinor),
  })
}

async function bookLost(tx: Context, dispute: DisputeHead, order: OrderHead): Promise<void> {
  const { id, number, shopId, orderId, currency, setAsideMinor } = dispute
  const marketDiscountMinor = isReleased(order) ? 0 : marketDiscountBack(order, setAsideMinor)
  await post(tx, {
    key: `chargeback-lost:${id}`,
    kind: 'chargeback_lost',
    description: `Chargeback ${number} lost`,
    shopId,
    orderId,
    currency,
    at: tx.clock.now(),
    entries: chargebackLostEntries(setAsideMinor, marketDiscountMinor),
  })
  await noteSetAside(tx.db, id, 0)
}
