import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** Where the test run's PostgreSQL is, set by the global set-up. */
function serverUrl(): string {
  const url = process.env['STOA_TEST_DATABASE']
  if (!url) throw new Error('tests run through vitest, whose global set-up starts the database')
  return url
}

/** A fresh database cloned from the migrated template, file by file (some 100 ms), and how to drop it. */
export async function cloneDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await administer(`create database ${name} template stoa_template strategy file_copy`)
  const url = new URL(serverUrl())
  url.pathname = `/${name}`
  return { url: url.href, drop: () => administer(`drop database if exists ${name} with (force)`) }
}

/** Runs one statement outside any test database; waits while another clone holds the template. */
async function administer(statement: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString: serverUrl() })
    await client.connect()
    try {
      await client.query(statement)
      return
    } catch (error) {
      const isBusy = (error as { code?: string }).code === '55006'
      if (!isBusy || tries > 100) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    } finally {
      await client.end()
    }
  }
}
