/** Words that mean the same to the search; the operator says which. */
import { sql } from 'kysely'
import type { Synonym } from '#shared/api/market-catalog.schemas.ts'
import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { synonymNotFound } from '../errors.ts'
import { mayArrangeSearch } from '../policy.ts'

/** All of them, by their first word. */
export async function listSynonyms(context: Context): Promise<Synonym[]> {
  mayArrangeSearch(context)
  const { rows } = await sql<Synonym>`select id, words from search_synonyms order by words[1], id`.execute(context.db)
  return rows
}

/** Says that words mean the same. Every search from now on knows. */
export async function addSynonym(context: Context, words: readonly string[]): Promise<Synonym> {
  mayArrangeSearch(context)
  const id = newId()
  await inTransaction(context, async ({ db, clock }) => {
    await sql`insert into search_synonyms (id, words, updated_at) values (${id}, ${words}::text[], ${clock.now()})`.execute(
      db,
    )
  })
  return { id, words: [...words] }
}

/** Changes words that mean the same. Refuses with `synonym_not_found`. */
export async function changeSynonym(context: Context, id: string, words: readonly string[]): Promise<Synonym> {
  mayArrangeSearch(context)
  const { rows } = await inTransaction(context, ({ db, clock }) =>
    sql`update search_synonyms set words = ${words}::text[], updated_at = ${clock.now()} where id = ${id} returning id`.execute(
      db,
    ),
  )
  if (rows.length === 0) throw synonymNotFound()
  return { id, words: [...words] }
}

/** Forgets that words mean the same. Refuses with `synonym_not_found`. */
export async function removeSynonym(context: Context, id: string): Promise<void> {
  mayArrangeSearch(context)
  const { rows } = await inTransaction(context, ({ db }) =>
    sql`delete from search_synonyms where id = ${id} returning id`.execute(db),
  )
  if (rows.length === 0) throw synonymNotFound()
}
