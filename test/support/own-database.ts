import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openDatabase } from '#server/platform/db/database.ts'
import { findHome } from '#server/platform/db/embedded-home.ts'
import { startEmbeddedDatabase } from '#server/platform/db/embedded.ts'
import { migrate } from '#server/platform/db/migrate.ts'
import { findPostmaster } from '#server/platform/db/postmaster.ts'

/** A PostgreSQL of one test file alone, which may be stopped under everybody's feet. */
export interface OwnDatabase {
  url: string
  /** Immediate shutdown, as when its machine goes dark; answers when it has recovered and takes connections again. */
  stopAtOnce(): Promise<void>
  drop(): Promise<void>
}

const patienceMs = 30_000

/** Starts a migrated PostgreSQL that has given to the system what it has confirmed. Drop it, always. */
export async function startOwnDatabase(): Promise<OwnDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'stoa-own-'))
  // PostgreSQL refuses to run as root and then runs as a user who must be able to look in here.
  chmodSync(folder, 0o711)
  const embedded = await startEmbeddedDatabase(folder, { isThrowaway: true })
  const data = join(findHome(folder, { say: () => {} }).folder, 'data')
  const { db, pool } = openDatabase(embedded.url, { poolSize: 2 })
  // The machine itself goes on, so the disk need not be waited for; but what was confirmed must have left the process.
  await sql`alter database stoa set synchronous_commit = on`.execute(db)
  await migrate(db)
  await pool.end()
  return {
    url: embedded.url,
    async stopAtOnce() {
      const before = findPostmaster(data)!.pid
      process.kill(before, 'SIGQUIT')
      // Who uses an embedded database starts it again when it has gone, here as in a market.
      for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += 10) {
        const now = findPostmaster(data)
        if (now?.isReady && now.pid !== before) return
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      throw new Error('PostgreSQL did not come back')
    },
    async drop() {
      await embedded.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
