import { newId } from '#shared/ids.ts'
import { actingAs, type Context } from '#server/platform/context.ts'
import { bringInProducts } from './bring-in-products.ts'
import { openCategories } from './categories.ts'
import { findImportState, listKeysLeft, releaseImport, takeRunningImport, updateImportState } from './repository.ts'

/** After so long others have a turn: other imports, and a process that wants to stop. */
const turnMs = 4_000
/** A worker that says nothing for so long is taken for dead. */
const mostSilentMs = 300_000
/** As many new products share a transaction. */
const productsAtOnce = 10

/**
 * Brings in the products of imports that were started, one import at a time and for a few seconds; the next turn goes on
 * where this one stopped. Everything is done as the seller who started it. Who dies over it loses nothing: a
 * product that is in already is changed to the same.
 */
export async function runImports(context: Context): Promise<void> {
  const startedAt = performance.now()
  const isOver = () => performance.now() - startedAt > turnMs
  while (!isOver()) {
    const now = context.clock.now()
    const own = await takeRunningImport(context.db, now, new Date(now.getTime() + mostSilentMs))
    if (!own) return
    const asSeller = actingAs(context, {
      kind: 'seller',
      personId: own.personId,
      sessionId: newId(),
      shop: { id: own.shopId, role: 'manager' },
    })
    const categories = await openCategories(context.db, own.categoryId)
    for (;;) {
      const keys = await listKeysLeft(context.db, own.id, productsAtOnce)
      if (keys.length === 0) {
        await updateImportState(context.db, own.id, { state: 'done', at: context.clock.now() })
        break
      }
      await bringInProducts(asSeller, own, keys, categories)
      if (isOver() || (await findImportState(context.db, own.id)) !== 'running') {
        await releaseImport(context.db, own.id)
        break
      }
    }
  }
}
