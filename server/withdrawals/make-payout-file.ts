import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { nextWorkingDay } from './arrival-day.ts'
import { noPayoutAccount, nothingToSend } from './errors.ts'
import { insertPayoutFile, lockWithdrawalsToSend, nextFileNumber } from './payout-files.ts'
import { mayJudgeWithdrawals } from './policy.ts'
import { sepaFile } from './sepa-file.ts'
import { moverOf } from './withdrawal-state.ts'

/** SEPA carries euros alone. */
const currency = 'EUR'

/** Banks take many more; a person who checks a list does not. */
const mostTransfers = 500

/**
 * Makes a file of every approved withdrawal in euros to a bank account that stands in none yet, and keeps it as it is. Of two who
 * make one at once each withdrawal stands in one of them. Answers the file's id. Refuses with `no_payout_account` or
 * `nothing_to_send`.
 */
export async function makePayoutFile(context: Context): Promise<string> {
  mayJudgeWithdrawals(context)
  const payer = context.config.payoutAccount
  if (!payer) throw noPayoutAccount()
  return await inTransaction(context, async (tx) => {
    const waiting = await lockWithdrawalsToSend(tx.db, currency, mostTransfers)
    if (waiting.length === 0) throw nothingToSend()
    const id = newId()
    const number = await nextFileNumber(tx.db)
    const madeAt = tx.clock.now()
    // With the year and a part of the id, so that a market begun anew does not repeat what its bank has seen.
    const messageId = `STOA-${madeAt.getUTCFullYear()}-${number}-${id.slice(-8)}`
    const transfers = waiting.map(({ number, ...transfer }) => ({ ...transfer, reference: `W-${number}` }))
    const xml = sepaFile({ messageId, madeAt, on: nextWorkingDay(madeAt), payer, currency, transfers })
    const sumMinor = waiting.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
    const file = { id, number, messageId, currency, sumMinor, xml, madeAt, personId: moverOf(tx).personId }
    await insertPayoutFile(
      tx.db,
      file,
      waiting.map(({ id }) => id),
    )
    return id
  })
}
