import type { z } from 'zod'
import type { MarketPosting } from '#shared/api/ledger.schemas.ts'
import type { Database } from '#server/platform/db/database.ts'
import { listPostingsOf } from './explorer-repository.ts'
import { presentMarketPosting } from './present-book.ts'

/** What the book says about some orders, as the operator reads it, oldest first. */
export async function listPostingsOfOrders(
  db: Database,
  orderIds: readonly string[],
): Promise<z.input<typeof MarketPosting>[]> {
  return (await listPostingsOf(db, orderIds)).map(presentMarketPosting)
}
