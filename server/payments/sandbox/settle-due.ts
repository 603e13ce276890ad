import { failRefunds, hasDue, settleIntents, writeEvents, type Bank } from './books.ts'
import { intentEvent, refundEvent } from './events.ts'

/** Captures slow charges and fails doomed refunds whose time has come, and notes what is to be told about them. */
export async function settleDue(bank: Bank): Promise<void> {
  const now = bank.clock.now()
  if (!(await hasDue(bank.db, now))) return
  await bank.db.transaction().execute(async (db) => {
    const captured = await settleIntents(db, now)
    const failed = await failRefunds(db, now)
    const told = captured.filter(({ scenario }) => scenario !== 'never')
    await writeEvents(
      db,
      [...told.map((intent) => intentEvent(intent, now)), ...failed.map((refund) => refundEvent(refund, now))],
      now,
    )
  })
}
