import { credit, debit, without0, type Entry } from '#server/ledger/index.ts'

/** A case is open: money of the shop is set aside. Minor units. */
export function setAsideEntries(amountMinor: number): Entry[] {
  return without0(
    { owner: 'shop', purpose: 'available', amountMinor: debit(amountMinor) },
    { owner: 'shop', purpose: 'disputed', amountMinor: credit(amountMinor) },
  )
}

/** A case is closed: the shop has the money again, before a verdict takes its part. */
export function releaseEntries(amountMinor: number): Entry[] {
  return without0(
    { owner: 'shop', purpose: 'disputed', amountMinor: debit(amountMinor) },
    { owner: 'shop', purpose: 'available', amountMinor: credit(amountMinor) },
  )
}

/** A chargeback is lost: the gateway keeps what was set aside for it. */
export function chargebackLostEntries(amountMinor: number): Entry[] {
  return without0(
    { owner: 'shop', purpose: 'disputed', amountMinor: debit(amountMinor) },
    { owner: 'market', purpose: 'gateway_clearing', amountMinor: credit(amountMinor) },
  )
}
