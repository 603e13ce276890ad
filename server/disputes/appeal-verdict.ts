import { newId } from '#shared/ids.ts'
import { moverOf } from '#server/orders/index.ts'
import { daysAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { disputeMachine, moveDispute } from './dispute-state.ts'
import { tooLate } from './errors.ts'
import { getDisputeToAnswer, getPlacedDispute, type LockedCase } from './get-dispute.ts'
import { insertWords, type DisputeHead } from './repository.ts'

/** A verdict can be appealed for so many days. */
export const appealDays = 7

/**
 * The customer asks for another look. Money that has moved stays where it is until the market decides again; then it can
 * give more, and take nothing back. Refuses with `dispute_not_found`, `wrong_state` or `too_late`.
 */
export async function appealAsCustomer(
  context: Context,
  disputeId: string,
  key: string | undefined,
  words: string,
): Promise<void> {
  await inTransaction(context, async (tx) => appeal(tx, await getPlacedDispute(tx, disputeId, key), 'customer', words))
}

/** The shop asks for another look. Refuses as `appealAsCustomer` does. */
export async function appealAsShop(context: Context, disputeId: string, words: string): Promise<void> {
  await inTransaction(context, async (tx) => appeal(tx, await getDisputeToAnswer(tx, disputeId), 'shop', words))
}

/** Whether a verdict can be appealed now: within the days, and once. */
export function canAppeal(
  { state, closedAt, rounds }: Pick<DisputeHead, 'state' | 'closedAt' | 'rounds'>,
  now: Date,
): boolean {
  return (
    disputeMachine.allows(state, 'appeal') && rounds === 1 && closedAt !== null && daysAfter(closedAt, appealDays) > now
  )
}

async function appeal(tx: Context, { dispute }: LockedCase, side: 'customer' | 'shop', words: string): Promise<void> {
  disputeMachine.after(dispute.state, 'appeal')
  const at = tx.clock.now()
  if (!canAppeal(dispute, at)) throw tooLate()
  const { id: disputeId, orderId, checkoutId, shopId } = dispute
  await moveDispute(tx, dispute, 'appeal')
  const { personId } = moverOf(tx.actor)
  await insertWords(tx.db, { id: newId(), disputeId, shopId, side, words, pictureIds: [], at, personId })
  await tx.facts.announce(tx, 'dispute.appealed', { disputeId, orderId, checkoutId, shopId, side })
}
