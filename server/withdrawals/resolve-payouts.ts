import { askGateway, type PayoutAnswer } from '#server/payments/index.ts'
import type { Context } from '#server/platform/context.ts'
import { movePayout, takePayoutsToLookAt, type PayoutRow } from './payout-repository.ts'
import { recordPayoutAnswer } from './record-payout-answer.ts'
import { askToPay, sendToPayer } from './send-payout.ts'
import { secondsAfter } from './when-to-ask.ts'

/** Whoever takes a payout and dies leaves it to the next one after this long. */
const takenForSeconds = 60

/** Sends payouts whose job was lost, and asks about those that are not at their end. */
export async function resolvePayouts(context: Context): Promise<void> {
  const now = context.clock.now()
  const due = await takePayoutsToLookAt(context.db, { now, again: secondsAfter(now, takenForSeconds), limit: 20 })
  await Promise.all(due.map((payout) => askAboutPayout(context, payout)))
}

/**
 * Asks what became of one payout, or sends it, and writes down what is said. One whose answer never came is asked for
 * under its id; not after the provider may have forgotten that, for then it could pay twice: it is left to people.
 */
export async function askAboutPayout(context: Context, payout: PayoutRow): Promise<void> {
  if (payout.state === 'intended') return await sendToPayer(context, payout.id)
  if (payout.reference === null && !isRemembered(context, payout)) return await leaveToPeople(context, payout.id)
  await recordPayoutAnswer(context, payout.id, await ask(context, payout))
}

async function ask(context: Context, payout: PayoutRow): Promise<PayoutAnswer> {
  const { payer } = context.ports.gateways
  const { reference } = payout
  if (!payer || reference === null) return await askToPay(context, payout)
  return await askGateway(context, payer.name, 'find_payout', () => payer.find(reference))
}

function isRemembered({ ports, clock }: Context, { sentAt }: PayoutRow): boolean {
  const hours = ports.gateways.payer?.remembersHours ?? 0
  return sentAt !== null && clock.now() < secondsAfter(sentAt, hours * 3_600)
}

async function leaveToPeople({ db, clock }: Context, payoutId: string): Promise<void> {
  const because = 'The provider never said what became of it. Look there whether it was paid, and note it here.'
  const from = ['sent', 'unknown'] as const
  await movePayout(db, { payoutId, from, to: 'unknown', at: clock.now(), nextLookAt: null, said: { because } })
}
