import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { limitRate } from '#server/platform/rate-limit.ts'
import { uploadsKey, uploadsOfPerson } from './keep-file.ts'
import { holdFilesOf, insertFileLike } from './repository.ts'

/**
 * Gives a draft that was written like a product files of its own, like those of the product, byte for byte. Refuses with
 * `too_many_attempts`: each is written to the database as an upload is.
 */
export async function copyFiles(
  tx: Context,
  { productId, ofProductId, personId }: { productId: string; ofProductId: string; personId: string },
): Promise<void> {
  // Held first and copied in a statement of its own, which sees what a replacement it has waited for has written.
  for (const likeId of await holdFilesOf(tx.db, ofProductId)) {
    await limitRate(tx, uploadsKey(personId), uploadsOfPerson)
    await insertFileLike(tx.db, { likeId, id: newId(), productId, at: tx.clock.now() })
  }
}
