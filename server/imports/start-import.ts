import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { ownShopOf } from '#server/shops/index.ts'
import { importNotFound, importRunning } from './errors.ts'
import { importLife } from './import-state.ts'
import { lockImport, updateImportState } from './repository.ts'

/**
 * Lets an import that was looked at bring its products in; a sweep does it, product by product. With `asDrafts` new ones wait as
 * drafts, whatever the file says. Refuses with `import_not_found`, `wrong_state` or `import_running` (one after the other).
 */
export async function startImport(
  context: Context,
  importId: string,
  { asDrafts }: { asDrafts: boolean },
): Promise<void> {
  const { shopId } = ownShopOf(context)
  await inTransaction(context, async ({ db }) => {
    const found = await lockImport(db, shopId, importId)
    if (!found) throw importNotFound()
    const state = importLife.after(found.state, 'start')
    if (!(await updateImportState(db, importId, { state, at: context.clock.now(), asDrafts }))) throw importRunning()
  })
}
