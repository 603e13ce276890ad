import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql, type Kysely } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import type { Database } from './database.ts'

const folder = join(import.meta.dirname, '../../../db/migrations')

/**
 * Runs the migrations that have not run yet, forward only, under a lock, so that several processes may start at once.
 * Answers the names of those that ran.
 */
export async function migrate(db: Database): Promise<string[]> {
  const { error, results } = await new Migrator({ db, provider: { getMigrations } }).migrateToLatest()
  if (error) throw error
  return (results ?? []).map((result) => result.migrationName)
}

async function getMigrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql'))
  return Object.fromEntries(files.sort().map((file) => [file.replace(/\.sql$/, ''), { up: (db) => run(db, file) }]))
}

async function run(db: Kysely<unknown>, file: string): Promise<void> {
  await sql.raw(await readFile(join(folder, file), 'utf8')).execute(db)
}
