import { invariant } from '#server/platform/errors.ts'
import type { MarketPurpose } from './accounts.ts'
import type { Entry } from './posting.ts'

/**
 * Which accounts each business moves. Amounts are minor units and not negative; nothing is rounded here, the
 * commission arrives as it was frozen at the sale. A line of zero is left out.
 */

/**
 * The customer paid by card: the gateway owes the market, the market owes the shop once the order is delivered. A discount
 * that the market bears it adds to what was paid.
 */
export function captureEntries(totalMinor: number, marketDiscountMinor = 0): Entry[] {
  return without0(
    { owner: 'market', purpose: 'gateway_clearing', amountMinor: debit(totalMinor) },
    { owner: 'market', purpose: 'concessions', amountMinor: debit(marketDiscountMinor) },
    { owner: 'shop', purpose: 'pending', amountMinor: credit(totalMinor + marketDiscountMinor) },
  )
}

/** What the market keeps of an order: the commission, and the tax on it. */
export interface Fee {
  commissionMinor: number
  commissionTaxMinor: number
}

/** The order arrived: the shop may have its money, less the commission and the tax on it. */
export function deliveryEntries(totalMinor: number, fee: Fee): Entry[] {
  return without0(
    { owner: 'shop', purpose: 'pending', amountMinor: debit(totalMinor) },
    { owner: 'shop', purpose: 'available', amountMinor: credit(totalMinor - feeMinor(fee)) },
    { owner: 'market', purpose: 'commission', amountMinor: credit(fee.commissionMinor) },
    { owner: 'market', purpose: 'commission_tax', amountMinor: credit(fee.commissionTaxMinor) },
  )
}

/** Who has the cash that was paid at a door: a courier, who owes it to the market, or the shop itself, which keeps it. */
export type CashHolder = 'courier' | 'shop'

/**
 * The order arrived and was paid at the door: the courier owes the market, the shop may have its money. A shop that has the
 * cash gets nothing more; what it owes of it, the commission, is taken from what is available, below zero if need be.
 */
export function cashDeliveryEntries(
  totalMinor: number,
  fee: Fee,
  marketDiscountMinor = 0,
  holder: CashHolder = 'courier',
): Entry[] {
  const earnedMinor = totalMinor + marketDiscountMinor - feeMinor(fee)
  return without0(
    { owner: 'market', purpose: 'courier_clearing', amountMinor: debit(holder === 'courier' ? totalMinor : 0) },
    { owner: 'market', purpose: 'concessions', amountMinor: debit(marketDiscountMinor) },
    // What it has in hand already is no claim of it.
    { owner: 'shop', purpose: 'available', amountMinor: (holder === 'shop' ? totalMinor : 0) - earnedMinor },
    { owner: 'market', purpose: 'commission', amountMinor: credit(fee.commissionMinor) },
    { owner: 'market', purpose: 'commission_tax', amountMinor: credit(fee.commissionTaxMinor) },
  )
}

/**
 * A held order was paid at the door: the courier owes the market, the market owes the shop once the hold is over. A shop
 * that has the cash leaves as much of what is available until then.
 */
export function cashCollectedEntries(
  totalMinor: number,
  marketDiscountMinor = 0,
  holder: CashHolder = 'courier',
): Entry[] {
  return without0(
    holder === 'courier'
      ? { owner: 'market', purpose: 'courier_clearing', amountMinor: debit(totalMinor) }
      : { owner: 'shop', purpose: 'available', amountMinor: debit(totalMinor) },
    { owner: 'market', purpose: 'concessions', amountMinor: debit(marketDiscountMinor) },
    { owner: 'shop', purpose: 'pending', amountMinor: credit(totalMinor + marketDiscountMinor) },
  )
}

/** A part of what became available stays behind for a while. */
export function reserveEntries(amountMinor: number): Entry[] {
  return without0(
    { owner: 'shop', purpose: 'available', amountMinor: debit(amountMinor) },
    { owner: 'shop', purpose: 'reserve', amountMinor: credit(amountMinor) },
  )
}

/** Its days are over: it is available like the rest. */
export function reserveReleasedEntries(amountMinor: number): Entry[] {
  return without0(
    { owner: 'shop', purpose: 'reserve', amountMinor: debit(amountMinor) },
    { owner: 'shop', purpose: 'available', amountMinor: credit(amountMinor) },
  )
}

/** Where the money of a refund comes from: the gateway that took it, the bank, or a promise to the customer. */
export type RefundSource = Extract<MarketPurpose, 'gateway_clearing' | 'bank_clearing' | 'store_credit'>

/** What the gateway took is kept by shop; the bank and what customers may spend belong to no shop. */
function takenFrom(source: RefundSource, amountMinor: number): Entry {
  return source === 'gateway_clearing'
    ? { owner: 'market', purpose: source, amountMinor: credit(amountMinor) }
    : marketWide(source, credit(amountMinor))
}

/** Money went back before delivery: what the capture brought is walked back. */
export function refundEntries(
  amountMinor: number,
  from: RefundSource = 'gateway_clearing',
  marketDiscountMinor = 0,
): Entry[] {
  return without0(
    { owner: 'shop', purpose: 'pending', amountMinor: debit(amountMinor + marketDiscountMinor) },
    { owner: 'market', purpose: 'concessions', amountMinor: credit(marketDiscountMinor) },
    takenFrom(from, amountMinor),
  )
}

/**
 * Money went back after delivery: the shop gives what it received, below zero if need be, and the market the commission
 * it had taken. Of a last small part the commission may be the larger: then the shop receives the difference.
 */
export function refundAfterDeliveryEntries(
  amountMinor: number,
  fee: Fee,
  from: RefundSource = 'gateway_clearing',
  marketDiscountMinor = 0,
): Entry[] {
  return without0(
    { owner: 'shop', purpose: 'available', amountMinor: amountMinor + marketDiscountMinor - feeMinor(fee) },
    { owner: 'market', purpose: 'concessions', amountMinor: credit(marketDiscountMinor) },
    { owner: 'market', purpose: 'commission', amountMinor: debit(fee.commissionMinor) },
    { owner: 'market', purpose: 'commission_tax', amountMinor: debit(fee.commissionTaxMinor) },
    takenFrom(from, amountMinor),
  )
}

function feeMinor({ commissionMinor, commissionTaxMinor }: Fee): number {
  return commissionMinor + commissionTaxMinor
}

/** The market gives back from its own pocket: the shop keeps what it earned, and the market its commission. */
export function concededRefundEntries(amountMinor: number, from: RefundSource = 'gateway_clearing'): Entry[] {
  return without0(
    { owner: 'market', purpose: 'concessions', amountMinor: debit(amountMinor) },
    takenFrom(from, amountMinor),
  )
}

/** The same business walked back: every debit becomes a credit. */
export function undone(entries: readonly Entry[]): Entry[] {
  return entries.map((entry) => ({ ...entry, amountMinor: -entry.amountMinor }))
}

/** The gateway kept its fee: the market bears it, and the gateway owes it so much less. Negative is a fee given back. */
export function gatewayFeeEntries(feeMinor: number): Entry[] {
  return without0(marketWide('fees', feeMinor), marketWide('gateway_clearing', -feeMinor))
}

/** The gateway paid what it owed into the market's bank; a negative amount is one it drew from there. */
export function gatewayPayoutEntries(amountMinor: number): Entry[] {
  return without0(marketWide('bank_clearing', amountMinor), marketWide('gateway_clearing', -amountMinor))
}

/** The gateway holds more (or, negative, less) than the book can say why. */
export function differenceEntries(amountMinor: number): Entry[] {
  return without0(marketWide('gateway_clearing', amountMinor), marketWide('differences', -amountMinor))
}

/** A line on the market's account that belongs to no shop. */
export function marketWide(purpose: MarketPurpose, amountMinor: number): Entry {
  return { owner: 'market', purpose, amountMinor, marketWide: true }
}

/** The amount of a debit; refuses one below zero. */
export function debit(amountMinor: number): number {
  invariant(amountMinor >= 0, `an amount to book is not negative: ${amountMinor}`)
  return amountMinor
}

/** The amount of a credit; refuses one below zero. */
export function credit(amountMinor: number): number {
  return -debit(amountMinor)
}

/** The lines that move something. */
export function without0(...entries: Entry[]): Entry[] {
  return entries.filter(({ amountMinor }) => amountMinor !== 0)
}
