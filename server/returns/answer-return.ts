import { daysAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { getOwnReturn } from './get-own-return.ts'
import { moveReturn } from './return-state.ts'

/** A customer has so many days to send what was accepted. */
export const sendDays = 30

/** The shop agrees and says how the things are sent back. Refuses with `return_not_found` or `wrong_state`. */
export async function acceptReturn(context: Context, returnId: string, labelNote: string): Promise<void> {
  await inTransaction(context, async (tx) => {
    const row = await getOwnReturn(tx, returnId)
    await moveReturn(tx, row, 'accept', { labelNote, actBy: daysAfter(tx.clock.now(), sendDays) })
  })
}

/**
 * The shop declines, with a reason the customer reads; the customer may open a dispute. Refuses with `return_not_found`
 * or `wrong_state`.
 */
export async function declineReturn(context: Context, returnId: string, reason: string): Promise<void> {
  await inTransaction(context, async (tx) => {
    const row = await getOwnReturn(tx, returnId)
    await moveReturn(tx, row, 'decline', { declineReason: reason, actBy: null }, reason)
  })
}
