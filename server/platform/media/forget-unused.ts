import type { Context } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { forgetFiles } from './jobs.ts'
import { deleteUnused, findUses, moveSweep } from './repository.ts'
import { namesOfPicture } from './storage.ts'

const lookedAtOnce = 500
/** A picture is uploaded before the form it belongs to is saved. */
const leftAloneMs = 86_400_000

/**
 * Takes away pictures that nothing uses: looks at the next few hundred each time, around and around. What uses a picture is what
 * points at it by a foreign key, or names it in a column `picture_ids`. The rows go in one transaction with a job for the files.
 */
export async function forgetUnused(context: Context): Promise<void> {
  await inTransaction(context, async (tx) => {
    const before = new Date(context.clock.now().getTime() - leftAloneMs)
    const range = await moveSweep(tx.db, lookedAtOnce)
    if (!range) return
    const gone = await deleteUnused(tx.db, { ...range, before, uses: await findUses(tx.db) })
    if (gone.length === 0) return
    const names = gone.flatMap(namesOfPicture)
    await tx.jobs.enqueue(tx, forgetFiles, { names })
  })
}
