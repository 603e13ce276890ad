import type { Context } from '#server/platform/context.ts'
import { daysAfter } from '#server/platform/clock.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { ledgerOutOfBalance } from './errors.ts'
import { addUp, findLastVerification, insertVerification, type VerificationRow } from './explorer-repository.ts'

/**
 * Adds the whole book up again from its entries and compares: every posting sums to zero, every balance is the sum of
 * its entries, all accounts of a currency sum to zero. What came of it is kept, and stands in the way of payouts when it
 * is not good. Reads everything in one statement, so it sees one moment.
 */
export async function verifyLedger(context: Context): Promise<VerificationRow> {
  const { actor, clock } = context
  const startedMs = performance.now()
  const { postings, entries, faults } = await addUp(context.db)
  const personId = actor.kind === 'operator' ? actor.personId : null
  const tookMs = Math.round(performance.now() - startedMs)
  await insertVerification(context.db, { at: clock.now(), personId, postings, entries, tookMs, faults })
  if (faults.length > 0) context.log.error({ faults }, 'the ledger does not balance; payouts are stopped')
  return (await findLastVerification(context.db))!
}

/** Refuses with `ledger_out_of_balance` while the last verification found the book wrong. Who pays out asks this first. */
export async function requireBalancedLedger(context: Context): Promise<void> {
  const last = await findLastVerification(context.db)
  if (last?.isBalanced === false) throw ledgerOutOfBalance()
}

/** The nightly verification, by the market's clock: once a day, whoever of several workers comes first. */
export async function verifyNightly(context: Context): Promise<void> {
  const last = await findLastVerification(context.db)
  if (last && last.at > daysAfter(context.clock.now(), -1)) return
  await inTransaction(context, verifyLedger)
}
