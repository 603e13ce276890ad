import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConfigError, readConfig } from '#server/config.ts'
import { openDatabase } from '#server/platform/db/database.ts'
import { startEmbeddedDatabase } from '#server/platform/db/embedded.ts'
import { findDatabase } from '#server/platform/db/find-database.ts'
import { migrate } from '#server/platform/db/migrate.ts'
import { described, describeSchema } from './describe-schema.ts'

/** Brings the market's database up to date. */
async function migrateMarket(): Promise<void> {
  const database = await findDatabase(readConfig(process.env), say)
  say(database.migrated.length > 0 ? `Ran ${database.migrated.join(', ')}.` : 'The database is up to date.')
  await database.leave()
}

/** Brings up to date what is written about the database, by looking at a new one. */
async function writeDescriptions(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stoa-schema-'))
  const embedded = await startEmbeddedDatabase(folder, { isThrowaway: true, say })
  try {
    const { db, pool } = openDatabase(embedded.url, { poolSize: 2 })
    await migrate(db).finally(() => pool.end())
    const { page, types } = await describeSchema(embedded.url)
    writeFileSync(described.page, page)
    writeFileSync(described.types, types)
    say(`Wrote ${described.page} and ${described.types}.`)
  } finally {
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}

try {
  await (process.argv.includes('--write') ? writeDescriptions() : migrateMarket())
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
