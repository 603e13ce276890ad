import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { ownShopOf } from '#server/shops/index.ts'
import { importNotFound } from './errors.ts'
import { importLife } from './import-state.ts'
import { lockImport, updateImportState } from './repository.ts'

/** Stops an import before its next product; what is in stays in. Refuses with `import_not_found` or `wrong_state`. */
export async function cancelImport(context: Context, importId: string): Promise<void> {
  const { shopId } = ownShopOf(context)
  await inTransaction(context, async ({ db }) => {
    const found = await lockImport(db, shopId, importId)
    if (!found) throw importNotFound()
    const state = importLife.after(found.state, 'cancel')
    await updateImportState(db, importId, { state, at: context.clock.now() })
  })
}
