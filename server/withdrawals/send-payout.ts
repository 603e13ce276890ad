import { askGateway, type PayoutAnswer } from '#server/payments/index.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { defineJob } from '#server/platform/jobs.ts'
import { insertPayout, movePayout, type PayoutRow } from './payout-repository.ts'
import { payoutMachine } from './payout-state.ts'
import { recordPayoutAnswer } from './record-payout-answer.ts'
import { getMethod, type WithdrawalHead } from './repository.ts'
import { secondsAfter, whenJobIsLost, whenSilent } from './when-to-ask.ts'
import type { Currency } from '#shared/currencies.ts'

/** Asks the provider for a payout that was written down. */
export const sendPayout = defineJob<{ payoutId: string }>({
  name: 'send-payout',
  run: (context, { payoutId }) => sendToPayer(context, payoutId),
})

/**
 * Writes down that an approved withdrawal shall be paid by a provider, in the caller's transaction, and leaves the asking
 * to a job. Answers whether it will: not when it goes to a bank, when nobody pays there by itself, when the provider
 * knows too few decimals of the currency, or when it was written already.
 */
export async function intendPayout(tx: Context, withdrawal: WithdrawalHead): Promise<boolean> {
  invariant(tx.isInTransaction, 'a payout is written together with the approval of its withdrawal')
  const { payer } = tx.ports.gateways
  const { kind } = await getMethod(tx.db, withdrawal.methodId)
  if (kind !== 'paypal' || !payer?.takes(withdrawal.amountMinor, withdrawal.currency as Currency)) return false
  const at = tx.clock.now()
  const payout = { withdrawalId: withdrawal.id, provider: payer.name, at, nextLookAt: secondsAfter(at, whenJobIsLost) }
  const payoutId = await insertPayout(tx.db, payout)
  if (payoutId) await tx.jobs.enqueue(tx, sendPayout, { payoutId })
  return payoutId !== null
}

/**
 * Sends a payout and writes the answer down. Its id is the key at the provider. Of two who send it one does; one that is
 * on its way or at its end is left alone.
 */
export async function sendToPayer(context: Context, payoutId: string): Promise<void> {
  const at = context.clock.now()
  const payout = await movePayout(context.db, {
    payoutId,
    from: payoutMachine.statesBefore('send'),
    to: 'sent',
    at,
    nextLookAt: secondsAfter(at, whenSilent),
  })
  if (payout) await recordPayoutAnswer(context, payoutId, await askToPay(context, payout))
}

/** Asks the provider to pay, in the same words every time; whatever it has paid under this id it does not pay again. */
export async function askToPay(context: Context, payout: PayoutRow): Promise<PayoutAnswer> {
  const { id: payoutId, number, amountMinor, currency, email } = payout
  const { payer } = context.ports.gateways
  if (!payer) return { outcome: 'unknown', because: 'Payouts are switched off.' }
  const order = { payoutId, amountMinor, currency, email, description: `Withdrawal W-${number}` }
  return await askGateway(context, payer.name, 'pay_out', () => payer.pay(order))
}
