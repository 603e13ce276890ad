import { invariant } from '#server/platform/errors.ts'
import type { Entry } from './posting.ts'

/**
 * Which accounts each business moves. Amounts are minor units and not negative; nothing is rounded here, the
 * commission arrives as it was frozen at the sale. A line of zero is left out.
 */

/** The customer paid by card: the gateway owes the market, the market owes the shop once the order is delivered. */
export function captureEntries(totalMinor: number): Entry[] {
  return without0(
    { owner: 'market', purpose: 'gateway_clearing', amountMinor: debit(totalMinor) },
    { owner: 'shop', purpose: 'pending', amountMinor: credit(totalMinor) },
  )
}

/** The order arrived: the shop may have its money, less the commission. */
export function deliveryEntries(totalMinor: number, commissionMinor: number): Entry[] {
  return without0(
    { owner: 'shop', purpose: 'pending', amountMinor: debit(totalMinor) },
    { owner: 'shop', purpose: 'available', amountMinor: credit(totalMinor - commissionMinor) },
    { owner: 'market', purpose: 'commission', amountMinor: credit(commissionMinor) },
  )
}

/** The order arrived and was paid at the door: the courier owes the market, the shop may have its money. */
export function cashDeliveryEntries(totalMinor: number, commissionMinor: number): Entry[] {
  return without0(
    { owner: 'market', purpose: 'courier_clearing', amountMinor: debit(totalMinor) },
    { owner: 'shop', purpose: 'available', amountMinor: credit(totalMinor - commissionMinor) },
    { owner: 'market', purpose: 'commission', amountMinor: credit(commissionMinor) },
  )
}

/** Money went back before delivery: what the capture brought is walked back. */
export function refundEntries(amountMinor: number): Entry[] {
  return without0(
    { owner: 'shop', purpose: 'pending', amountMinor: debit(amountMinor) },
    { owner: 'market', purpose: 'gateway_clearing', amountMinor: credit(amountMinor) },
  )
}

/** Money went back after delivery: the shop gives what it received, the market the commission it had taken. */
export function refundAfterDeliveryEntries(amountMinor: number, commissionMinor: number): Entry[] {
  return without0(
    { owner: 'shop', purpose: 'available', amountMinor: debit(amountMinor - commissionMinor) },
    { owner: 'market', purpose: 'commission', amountMinor: debit(commissionMinor) },
    { owner: 'market', purpose: 'gateway_clearing', amountMinor: credit(amountMinor) },
  )
}

/** A shop asked to be paid out: what it will get, and what sending it costs, is set aside. */
export function withdrawalEntries(totalMinor: number): Entry[] {
  return without0(
    { owner: 'shop', purpose: 'available', amountMinor: debit(totalMinor) },
    { owner: 'shop', purpose: 'withdrawing', amountMinor: credit(totalMinor) },
  )
}

/** It was paid: the amount left by the bank, the fee pays for what sending costs the market. */
export function withdrawalPaidEntries(amountMinor: number, feeMinor: number): Entry[] {
  return without0(
    { owner: 'shop', purpose: 'withdrawing', amountMinor: debit(amountMinor + feeMinor) },
    { owner: 'market', purpose: 'bank_clearing', amountMinor: credit(amountMinor) },
    { owner: 'market', purpose: 'fees', amountMinor: credit(feeMinor) },
  )
}

/** It was not paid: what was set aside is available again, the fee too. */
export function withdrawalReturnedEntries(totalMinor: number): Entry[] {
  return without0(
    { owner: 'shop', purpose: 'withdrawing', amountMinor: debit(totalMinor) },
    { owner: 'shop', purpose: 'available', amountMinor: credit(totalMinor) },
  )
}

function debit(amountMinor: number): number {
  invariant(amountMinor >= 0, `an amount to book is not negative: ${amountMinor}`)
  return amountMinor
}

function credit(amountMinor: number): number {
  return -debit(amountMinor)
}

function without0(...entries: Entry[]): Entry[] {
  return entries.filter(({ amountMinor }) => amountMinor !== 0)
}
