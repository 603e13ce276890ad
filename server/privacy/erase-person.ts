import { daysAfter } from '#server/platform/clock.ts'
import { forgetPersonAtGateways } from '#server/payments/index.ts'
import { actingAs, type Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { defineJob } from '#server/platform/jobs.ts'
import { personalTables, type Somebody } from './personal-data.ts'
import {
  closeErased,
  eraseFrom,
  findDueErasures,
  findHindrances,
  forgetLettersNaming,
  lockToErase,
  takeUnshownPictures,
} from './repository.ts'

const batchSize = 20

/** Removes files of pictures whose rows are gone. */
export const removePictureFiles = defineJob<{ names: string[] }>({
  name: 'remove-picture-files',
  async run({ ports }, { names }) {
    for (const name of names) await ports.storage.remove(name)
  },
})

/** Erases everybody whose thirty days are over; who has begun to run a shop or waits for an order meanwhile is left for later. */
export async function eraseDue(context: Context): Promise<void> {
  const system = actingAs(context, { kind: 'system' })
  for (const whose of await findDueErasures(context.db, context.clock.now(), batchSize)) {
    await inTransaction(system, (tx) => erasePerson(tx, whose))
  }
}

/** Erases one person, in the caller's transaction: every table by the list in `personal-data.ts`. */
async function erasePerson(tx: Context, whose: Somebody): Promise<void> {
  const { personId } = whose
  const at = tx.clock.now()
  if (!(await lockToErase(tx.db, personId, at))) return
  if ((await findHindrances(tx.db, personId)).length > 0) return
  await forgetPersonAtGateways(tx, personId)
  for (const table of Object.keys(personalTables)) {
    // What a picture is shown in goes first, and the picture before its last owner is forgotten.
    if (table === 'media') {
      const names = await takeUnshownPictures(tx.db, personId)
      if (names.length > 0) await tx.jobs.enqueue(tx, removePictureFiles, { names })
    }
    await eraseFrom(tx.db, table, whose)
  }
  await forgetLettersNaming(tx.db, whose, daysAfter(at, -1))
  await closeErased(tx.db, personId, at)
  await tx.facts.announce(tx, 'person.erased', { personId })
}
