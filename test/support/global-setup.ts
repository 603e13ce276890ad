import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openDatabase } from '#server/platform/db/database.ts'
import { startEmbeddedDatabase } from '#server/platform/db/embedded.ts'
import { migrate } from '#server/platform/db/migrate.ts'
import { openJobs } from '#server/platform/jobs.ts'

/** One throw-away PostgreSQL for the whole run, with a migrated template that every test file clones. */
export default async function setUp(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'stoa-test-'))
  // PostgreSQL refuses to run as root and then runs as a user who must be able to look in here.
  chmodSync(folder, 0o711)
  const embedded = await startEmbeddedDatabase(folder, { isThrowaway: true })
  const template = new URL(embedded.url)
  template.pathname = '/stoa_template'
  const client = new pg.Client({ connectionString: embedded.url })
  await client.connect()
  await client.query('create database stoa_template')
  await client.end()
  const { db, pool } = openDatabase(template.href, { poolSize: 2 })
  await migrate(db)
  await pool.end()
  const jobs = await openJobs(template.href, { definitions: [], sweeps: [] })
  await jobs.stop()
  process.env['STOA_TEST_DATABASE'] = embedded.url
  return async () => {
    await embedded.stop()
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true })
  }
}
