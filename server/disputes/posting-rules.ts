import { credit, debit, marketWide, without0, type Entry } from '#server/ledger/index.ts'

/** Where the money of a disputed order rests: pending until the order is released. */
export type Resting = 'pending' | 'available'

/** A case is open: money of the shop is set aside. Minor units. */
export function setAsideEntries(amountMinor: number, from: Resting): Entry[] {
  return without0(
    { owner: 'shop', purpose: from, amountMinor: debit(amountMinor) },
    { owner: 'shop', purpose: 'disputed', amountMinor: credit(amountMinor) },
  )
}

/** A case is closed: the shop has the money again, before a verdict takes its part. */
export function releaseEntries(amountMinor: number, to: Resting): Entry[] {
  return without0(
    { owner: 'shop', purpose: 'disputed', amountMinor: debit(amountMinor) },
    { owner: 'shop', purpose: to, amountMinor: credit(amountMinor) },
  )
}

/**
 * A chargeback is lost: the gateway keeps what was set aside for it. Of an order that was not released the market takes
 * back in proportion what it had added for a discount of its own.
 */
export function chargebackLostEntries(amountMinor: number, marketDiscountMinor: number): Entry[] {
  return without0(
    { owner: 'shop', purpose: 'disputed', amountMinor: debit(amountMinor) },
    { owner: 'shop', purpose: 'pending', amountMinor: debit(marketDiscountMinor) },
    { owner: 'market', purpose: 'concessions', amountMinor: credit(marketDiscountMinor) },
    { owner: 'market', purpose: 'gateway_clearing', amountMinor: credit(amountMinor) },
  )
}

/** A bank has taken what the customer had got back before: nobody but the market can bear it. */
export function chargebackBeyondEntries(amountMinor: number): Entry[] {
  return without0(marketWide('concessions', debit(amountMinor)), marketWide('gateway_clearing', credit(amountMinor)))
}
