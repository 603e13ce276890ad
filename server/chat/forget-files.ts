import { daysAfter, minutesAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { changeableMinutes } from './policy.ts'
import { letGoOfWithdrawn } from './report-repository.ts'
import { deleteFiles, deleteUnsentFiles } from './repository.ts'

/**
 * Forgets what withdrawn messages showed, once the time to change them is over and no report that waits shows them: until then
 * whoever judges the report sees it.
 */
export async function forgetWithdrawnFiles(context: Context): Promise<void> {
  await inTransaction(context, async (tx) => {
    const files = await letGoOfWithdrawn(tx.db, minutesAfter(tx.clock.now(), -changeableMinutes))
    if (files.length > 0) await deleteFiles(tx.db, files)
  })
}

/** Forgets PDFs that were brought and never sent, after a day, as pictures are. */
export async function forgetUnsentFiles({ db, clock }: Context): Promise<void> {
  await deleteUnsentFiles(db, daysAfter(clock.now(), -1))
}
