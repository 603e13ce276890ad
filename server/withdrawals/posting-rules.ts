import { credit, debit, without0, type Entry } from '#server/ledger/index.ts'

/** Which accounts a withdrawal moves. Amounts are minor units and not negative. */

/** A shop asked to be paid out: what it will get, and what sending it costs, is set aside. */
export function withdrawalEntries(totalMinor: number): Entry[] {
  return without0(
    { owner: 'shop', purpose: 'available', amountMinor: debit(totalMinor) },
    { owner: 'shop', purpose: 'withdrawing', amountMinor: credit(totalMinor) },
  )
}

/** Where the money of the market lies that a withdrawal is paid from. */
export type PaidFrom = 'bank_clearing' | 'gateway_clearing'

/** It was paid: the amount left the bank or the provider, the fee pays for what sending costs the market. */
export function withdrawalPaidEntries(amountMinor: number, feeMinor: number, from: PaidFrom): Entry[] {
  return without0(
    { owner: 'shop', purpose: 'withdrawing', amountMinor: debit(amountMinor + feeMinor) },
    { owner: 'market', purpose: from, amountMinor: credit(amountMinor) },
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

/** It came back after it was paid: available again, the fee too. */
export function withdrawalCameBackEntries(amountMinor: number, feeMinor: number, to: PaidFrom): Entry[] {
  return without0(
    { owner: 'market', purpose: to, amountMinor: debit(amountMinor) },
    { owner: 'market', purpose: 'fees', amountMinor: debit(feeMinor) },
    { owner: 'shop', purpose: 'available', amountMinor: credit(amountMinor + feeMinor) },
  )
}
