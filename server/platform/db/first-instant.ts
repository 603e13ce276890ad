import type { RawBuilder } from 'kysely'
import type { Database } from './database.ts'

/** The instant a query answers as `at`; null when it answers none. */
export async function firstInstant(db: Database, query: RawBuilder<unknown>): Promise<Date | null> {
  const { rows } = await (query as RawBuilder<{ at: Date | null }>).execute(db)
  return rows[0]?.at ?? null
}
