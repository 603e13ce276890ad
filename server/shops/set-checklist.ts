import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { lockAskedDocuments, updateChecklist, type ChecklistChange } from './application-repository.ts'
import { documentNotFound } from './errors.ts'
import { mayJudgeShops } from './policy.ts'

/**
 * Sets what the market asks of a new shop: documents with an id change, those without are new, those not named are no
 * longer asked for. Shops that have handed in are asked nothing more by it. Refuses with `document_not_found`.
 */
export async function setChecklist(context: Context, change: ChecklistChange): Promise<void> {
  mayJudgeShops(context)
  await inTransaction(context, async (tx) => {
    const known = new Set(await lockAskedDocuments(tx.db))
    change.documents.forEach(({ id }, index) => {
      // Taken out of the set, so that naming one twice is refused too.
      if (id !== undefined && !known.delete(id)) throw documentNotFound(`body.documents.${index}.id`)
    })
    await updateChecklist(tx.db, change, tx.clock.now())
  })
}
