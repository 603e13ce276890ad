import { sql } from 'kysely'
import type { Database } from '#server/platform/db/database.ts'

/** The words not wanted in public, by the alphabet. */
export async function readBlockedWords(db: Database): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`select word from blocked_words order by word`.execute(db)
  return rows.map(({ word }) => word)
}

/** Makes the list these words, and keeps since when each of them stands there. */
export async function replaceBlockedWords(db: Database, words: readonly string[], at: Date): Promise<void> {
  await sql`delete from blocked_words where word <> all(${words}::text[])`.execute(db)
  await sql`
    insert into blocked_words (word, added_at) select word, ${at} from unnest(${words}::text[]) word
    on conflict do nothing`.execute(db)
}
